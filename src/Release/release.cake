#load "Parts.cs"
#load "Unpacked.cs"

Task("Gather")
    .Description("Joins the archives that several machines built, artifacts/parts/*/, into artifacts/package with one SHA256SUMS")
    .Does(() => Parts.Join("artifacts/parts", "artifacts/package"));

Task("Smoke")
    .Description("Unpacks the archive of --runtime from artifacts/package and runs it on the example cluster")
    .Does(() =>
    {
        var unpacked = Unpacked.Of("artifacts/package", Platform(runtime));
        Smoke(unpacked.Binary, "version", 0, $"v{unpacked.Version}");
        Smoke(unpacked.Binary, "--help", 0, "kubectl icr <command>");
        Smoke(unpacked.Binary, $"check -A --from {example}", 1, "ICR302");
        System.IO.Directory.Delete(unpacked.Folder, recursive: true);
        Information("kubectl-icr {0} runs on {1}", unpacked.Version, System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier);
    });

void Smoke(string binary, string arguments, int code, string expected)
{
    var ended = StartProcess(binary, new ProcessSettings { Arguments = arguments, RedirectStandardOutput = true }, out var lines);
    var text = string.Join('\n', lines);
    if (ended != code || !text.Contains(expected))
        throw new CakeException($"{binary} {arguments} ended with {ended}, not {code}, or did not print {expected}:\n{text}");
}

Task("Image")
    .Description("Builds the container image as an OCI layout in artifacts/image; push it with skopeo copy oci:artifacts/image:latest docker://NAME")
    .IsDependentOn("Publish")
    .Does(() => Run("bash", $"src/Release/image.sh {binary} artifacts/image"));

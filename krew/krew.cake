#load "KrewManifest.cs"

Task("Krew")
    .Description("Writes the custom krew index artifacts/krew from the archives in artifacts/package and checks it; --partial leaves out platforms without an archive")
    .IsDependentOn("Build")
    .Does(() =>
    {
        var manifest = KrewManifest.Create(System.IO.File.ReadAllText(".krew.yaml"), "artifacts/package", HasArgument("partial"));
        EnsureDirectoryExists("artifacts/krew/plugins");
        System.IO.File.WriteAllText("artifacts/krew/plugins/icr.yaml", manifest);
        DotNetTest("tests/KubectlIcr.Tests", new DotNetTestSettings
        {
            Configuration = "Release",
            NoBuild = true,
            NoLogo = true,
            Filter = "FullyQualifiedName~Krew.Manifest",
            EnvironmentVariables = new Dictionary<string, string> { ["KREW_PACKAGE"] = MakeAbsolute(Directory("artifacts/package")).FullPath, ["KREW_INDEX"] = MakeAbsolute(Directory("artifacts/krew")).FullPath },
        });
        Information("artifacts/krew/plugins/icr.yaml: kubectl krew install --manifest=artifacts/krew/plugins/icr.yaml --archive=artifacts/package/ARCHIVE");
    });

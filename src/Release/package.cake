#nullable enable
#load "Archive.cs"
#load "Bom.cs"
#load "Readme.cs"
#load "RuntimePack.cs"

var package = MakeAbsolute(Directory("artifacts/package"));

Task("Package")
    .Description("Creates the archives, their bills of materials and SHA256SUMS in artifacts/package: those of --runtime, or all that can be built here")
    .IsDependentOn("Prerequisites")
    .Does(() =>
    {
        CleanDirectory(package);
        var runtimes = HasArgument("runtime") || !IsRunningOnLinux() ? [runtime] : new[] { "linux-x64", "linux-arm64" };
        foreach (var one in runtimes)
            PackNative(one);
        if (runtimes.Contains("linux-x64"))
            PackPortable();
        Archive.WriteSums(package.FullPath);
    });

Task("PackageTest")
    .Description("Packages two clones of the last commit, compares the bytes, and runs the archives in old and bare Debian systems; needs root, or sudo")
    .IsDependentOn("Publish")
    .Does(() => Run("bash", $"src/Release/package-test.sh {binary}"));

// Publishes a native binary; releases are linked against the C library of Debian 11.
void PublishNative(string rid, DirectoryPath folder, bool isRelease)
{
    var build = new DotNetMSBuildSettings();
    if (rid.StartsWith("linux-"))
        Link(rid, build, isRelease);
    if (isRelease)
        build.WithProperty("ContinuousIntegrationBuild", "true");
    DotNetPublish("src/KubectlIcr", new DotNetPublishSettings { Configuration = "Release", Runtime = rid, OutputDirectory = folder, NoLogo = true, Verbosity = DotNetVerbosity.Quiet, MSBuildSettings = build });
}

void Link(string rid, DotNetMSBuildSettings build, bool isRelease)
{
    if (rid == "linux-arm64" && System.Runtime.InteropServices.RuntimeInformation.OSArchitecture != System.Runtime.InteropServices.Architecture.Arm64)
    {
        Run("bash", "src/Release/tools.sh aarch64-linux-gnu-gcc:gcc-aarch64-linux-gnu");
        build.WithProperty("CppCompilerAndLinker", MakeAbsolute(File("src/Release/aarch64-gcc")).FullPath).WithProperty("ObjCopyName", "aarch64-linux-gnu-objcopy");
    }
    else if (Context.Tools.Resolve("gcc") is not null)
        build.WithProperty("CppCompilerAndLinker", "gcc");
    if (SysRoot(rid) is { } sysRoot)
        build.WithProperty("SysRoot", sysRoot);
    else if (isRelease)
        throw new CakeException("a release is linked against the C library of Debian 11, which can't be fetched (see above)");
    else
        Warning("The C library of Debian 11 can't be fetched (see above): linked against this machine's, the binary runs on systems as new as this one only.");
}

// Null where it can't be had.
string? SysRoot(string rid)
{
    var script = new ProcessSettings { Arguments = $"src/Release/debian-root.sh bullseye {Platform(rid).Split('_')[1]} libc6 libc6-dev", RedirectStandardOutput = true };
    return StartProcess("bash", script, out var lines) == 0 ? lines.Last() : null;
}

void PackNative(string rid)
{
    var stage = Staged(rid);
    PublishNative(rid, stage.Combine("publish"), isRelease: true);
    var pack = RuntimePack.Of("src/KubectlIcr/obj/project.assets.json", rid);
    var program = rid.StartsWith("win-") ? "kubectl-icr.exe" : "kubectl-icr";
    EnsureDirectoryExists(stage.Combine("files"));
    CopyFile(stage.Combine("publish").CombineWithFilePath(program), stage.Combine("files").CombineWithFilePath(program));
    Pack(stage.Combine("files"), Platform(rid), rid, pack);
}

// For processors without native compilation: s390x and ppc64le. It runs wherever a .NET runtime is.
void PackPortable()
{
    var files = Staged("portable").Combine("files");
    var build = new DotNetMSBuildSettings().WithProperty("ContinuousIntegrationBuild", "true").WithProperty("PublishAot", "false").WithProperty("UseAppHost", "false").WithProperty("DebugType", "none");
    DotNetPublish("src/KubectlIcr", new DotNetPublishSettings { Configuration = "Release", SelfContained = false, OutputDirectory = files, NoLogo = true, Verbosity = DotNetVerbosity.Quiet, MSBuildSettings = build });
    WriteText(files, "kubectl-icr", "#!/bin/sh\nexec dotnet \"$(dirname \"$(readlink -f \"$0\")\")/kubectl-icr.dll\" \"$@\"\n");
    Pack(files, "portable", null, null);
}

void Pack(DirectoryPath files, string platform, string? rid, RuntimePack? pack)
{
    var version = BuiltVersion(rid);
    var name = $"kubectl-icr_{version}_{platform}";
    if (!platform.StartsWith("windows"))
        CopyFile("src/Release/kubectl_complete-icr", files.CombineWithFilePath("kubectl_complete-icr"));
    CopyFile("LICENSE", files.CombineWithFilePath("LICENSE"));
    WriteText(files, "README.md", Readme.Excerpt(System.IO.File.ReadAllText("README.md"), version));
    WriteText(files, "THIRD-PARTY-NOTICES", System.IO.File.ReadAllText("src/Release/THIRD-PARTY-NOTICES") + (pack is null ? "" : $"\n{pack.Name}\n\n{pack.Licences()}"));
    Archive.Write(files.FullPath, package.CombineWithFilePath(name + (platform.StartsWith("windows") ? ".zip" : ".tar.gz")).FullPath, CommitTime());
    Run("dotnet", $"tool run dotnet-CycloneDX src/KubectlIcr/KubectlIcr.csproj -F Json {(rid is null ? "" : $"-rt {rid}")} -sn kubectl-icr -sv {version} -st Application -ns -dpr -o {package} -fn {name}.cdx.json");
    Bom.Complete(package.CombineWithFilePath($"{name}.cdx.json").FullPath, CommitTime(), pack);
}

DirectoryPath Staged(string name)
{
    var stage = MakeAbsolute(Directory("artifacts/stage")).Combine(name);
    CleanDirectory(stage);
    return stage;
}

// As the compiler wrote it into the program, without the commit.
string BuiltVersion(string? rid) =>
    System.Diagnostics.FileVersionInfo.GetVersionInfo($"src/KubectlIcr/obj/Release/net10.0/{(rid is null ? "" : rid + "/")}kubectl-icr.dll").ProductVersion!.Split('+')[0];

// The names of Go and krew.
string Platform(string rid) => rid.Replace("osx-", "darwin-").Replace("win-", "windows-").Replace("-x64", "_amd64").Replace("-arm64", "_arm64");

DateTimeOffset CommitTime() =>
    StartProcess("git", new ProcessSettings { Arguments = "log -1 --format=%ct", RedirectStandardOutput = true }, out var lines) == 0
        ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(lines.Single()))
        : throw new CakeException("a release is made from a git clone: its commit dates the files");

void WriteText(DirectoryPath folder, string name, string text) => System.IO.File.WriteAllText(folder.CombineWithFilePath(name).FullPath, text.ReplaceLineEndings("\n"));

using KubectlIcr.Cluster.Connect;

namespace KubectlIcr.Tests.Cluster;

public sealed class ExecPathTests : IDisposable
{
    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void The_first_program_in_PATH()
    {
        home.File("a/plugin", "not executable");
        var program = Program("b/plugin");
        Program("c/plugin");
        home.With("PATH", string.Join(Path.PathSeparator, Folder("none"), Folder("a"), Folder("b"), Folder("c")));
        Assert.Equal(program, ExecPath.Find("plugin", "/elsewhere", home.Environment));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("b")]
    public void The_working_folder_is_no_place_for_programs(string path)
    {
        Program("b/plugin");
        home.With("PATH", path);
        Assert.Null(ExecPath.Find("plugin", Folder("b"), home.Environment));
    }

    [Fact]
    public void A_relative_path_counts_from_the_kubeconfig() => Assert.Equal(Path.Combine(home.Folder, "b", "plugin"), ExecPath.Find("b/plugin", home.Folder, home.Environment));

    [Fact]
    public async Task A_program_in_the_working_folder_is_not_run()
    {
        var name = $"icr-plugin-{Guid.NewGuid():N}";
        var planted = Path.Combine(Environment.CurrentDirectory, name);
        try
        {
            File.WriteAllText(planted, "#!/bin/sh\necho '{\"status\":{\"token\":\"planted\"}}'\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(planted, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            home.With("PATH", "/usr/bin").Kubeconfig("https://h", user: $"exec: {{apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: {name}, installHint: get it}}");
            var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync());
            Assert.Equal($"error: user \"u\": getting credentials: exec: executable {name} not found; get it", error.Message);
        }
        finally
        {
            File.Delete(planted);
        }
    }

    private string Folder(string name) => Path.Combine(home.Folder, name);

    private string Program(string name)
    {
        var path = home.File(name, "#!/bin/sh\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}

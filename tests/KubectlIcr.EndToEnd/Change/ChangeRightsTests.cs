namespace KubectlIcr.EndToEnd.Change;

/// <summary>Users without the rights: the missing verb and resource are named, and nothing is written anywhere.</summary>
[Collection(ChangeCollection.Name)]
public sealed class ChangeRightsTests(ControlPlane plane)
{
    [Fact]
    public async Task Copying_takes_get_and_create_everywhere()
    {
        await Originals.PlantAsync(plane, "y-from");
        await plane.CreateNamespaceAsync("y-a");
        await plane.CreateNamespaceAsync("y-b");
        var nothing = await CopyAsync();
        await plane.AllowAsync(plane.Dev, "y-from", Rbac.Rule("get", "secrets"));
        var noGet = await CopyAsync();
        await plane.AllowAsync(plane.Dev, "y-a", Rbac.Rule("get create", "secrets"), Rbac.Rule("create", "secrets"));
        await plane.AllowAsync(plane.Dev, "y-b", Rbac.Rule("get", "secrets"));
        var noCreate = await CopyAsync();
        var written = await Originals.ExistsAsync(plane, "y-a") || await Originals.ExistsAsync(plane, "y-b");
        await plane.AllowAsync(plane.Dev, "y-b", Rbac.Rule("create", "secrets"));
        var enough = await CopyAsync();

        Assert.Equal(new Outcome(2, "", "Error from server (Forbidden): secrets \"all-icr-io\" is forbidden: User \"dev\" cannot get resource \"secrets\" in API group \"\" in the namespace \"y-from\"\n"), nothing);
        Assert.Equal(new Outcome(2, "", "error: you are not allowed to get secrets in namespace y-a or get secrets in namespace y-b; nothing was changed\n"), noGet);
        Assert.Equal(new Outcome(2, "", "error: you are not allowed to create secrets in namespace y-b; nothing was changed\n"), noCreate);
        Assert.False(written);
        Assert.Equal(0, enough.ExitCode);
    }

    [Fact]
    public async Task Binding_takes_get_and_patch_by_name_if_need_be()
    {
        await Originals.PlantAsync(plane, "y-bind");
        await plane.AllowAsync(plane.Dev, "y-bind", Rbac.Rule("get", "secrets"), Rbac.Rule("get", "serviceaccounts"));
        var noPatch = await BindAsync();
        await plane.AllowAsync(plane.Dev, "y-bind", Rbac.Rule("patch", "serviceaccounts", "", "default"));
        var enough = await BindAsync();

        Assert.Contains("error: you are not allowed to patch serviceaccounts in namespace y-bind; nothing was changed\n", noPatch.Stderr, StringComparison.Ordinal);
        Assert.Equal("", noPatch.Stdout);
        Assert.Equal((0, "serviceaccount/default patched\n"), (enough.ExitCode, enough.Stdout));
        Assert.StartsWith("warning: some pods may keep failing until they are recreated: could not determine which: ", enough.Stderr, StringComparison.Ordinal);
    }

    private Task<Outcome> CopyAsync() => plane.Kubectl(plane.Dev).IcrAsync("copy-secret", "--from", "y-from", "--to", "y-a,y-b");

    private Task<Outcome> BindAsync() => plane.Kubectl(plane.Dev, "y-bind").IcrAsync("bind-sa");
}

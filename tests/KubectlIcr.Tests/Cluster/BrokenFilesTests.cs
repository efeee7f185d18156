using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Cluster;

/// <summary>What is said of a file that can't be read never quotes it: it may hold secrets.</summary>
public sealed class BrokenFilesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kubectl-icr-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"stringData":{"p": tru3, "q": "h1dden"}}""")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"stringData":{"p": th1dden}}""")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"stringData":{"p": nh1dden}}""")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"data":{".dockerconfigjson": 1h1dden}}""")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"data":{".dockerconfigjson": "\h1dden"}}""")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"data":"h1dden"}""")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},"data":{".dockerconfigjson":{"auths":"h1dden"}}}""")]
    [InlineData("""{"api\ud800":"v1","kind":"List","items":[{"kind":"Pod","metadata":{"name":"h1dden"}}]}""")]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kin\udc00":"Pod","kind":"Secret","stringData":{"a\ud800":"h1dden"}}]}""")]
    [InlineData("""{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"SecretList","item\ud800aaaaa":1,"items":[{"metadata":{"name":"a\ud800"},"stringData":{".dockerconfigjson":"h1dden\ud800"}}]}]}""")]
    [InlineData("""{"auths":{"us.icr.io\ud800":{"username\ud800":"a","password":"h1dden\ud800"}}}""")]
    [InlineData("a:\n  : n\": \"x\"\n  \"h1dden\": 1\n")]
    [InlineData("a: {b: {}\nc: h1dden\ne: f # remark\n...\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData:\n  p: *h1dden\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData:\n  p: !h1dden!x y\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData:\n  p: @h1dden\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData:\n  p: %h1dden\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData:\n  p: \"\\h1dden\"\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData:\n  p: h1dden\n  p: h1dden\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData:\n  p: a: h1dden\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData:\n  p: |h1dden\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData: [h1dden\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nstringData: [\nh1dden: v1\nx: [\n")]
    [InlineData("apiVersion: v1\nkind: Secret\ndata:\n  .dockerconfigjson: &h1dden *h1dden\n")]
    [InlineData("%TAG !h1dden! h1dden\n---\n!h1dden2!a b\n")]
    [InlineData("%YAML h1dden\n---\na\n")]
    public async Task Nothing_is_quoted(string text)
    {
        foreach (var name in (string[])["a.yaml", "a.json"])
        {
            var file = Path.Combine(folder.FullName, name);
            await File.WriteAllTextAsync(file, text);
            foreach (var args in (string[][])[["check", "--from", file], ["check", "-f", file], ["secrets", "--from", file, "-o", "json"], ["decode", "-f", file], ["undo", file], ["check", "--kubeconfig", file], ["copy-secret", "--to", "a", "--kubeconfig", file]])
            {
                var run = await Run.Of([.. args, "-v", "9"]);
                Assert.False((run.Out + run.Error).Contains("h1dden", StringComparison.Ordinal), $"{string.Join(' ', args)}: {run.Out}{run.Error}");
                Assert.DoesNotContain("internal error in kubectl icr", run.Error, StringComparison.Ordinal);
            }
        }
    }
}

using System.Text;

namespace KubectlIcr.Cluster.Connect;

/// <summary>
/// Changes single values of one kubeconfig and leaves its other bytes alone, under the lock file that kubectl takes. The file is opened for writing at once, so that
/// no refresh token is spent on a new one that then can't be saved.
/// </summary>
internal sealed class KubeconfigEdit : IDisposable
{
    private readonly string path;
    private readonly FileStream guard;
    private readonly FileStream file;
    private string text;

    private KubeconfigEdit(string path)
    {
        this.path = path;
        guard = new FileStream(LockOf(path), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            text = new StreamReader(file, Encoding.UTF8).ReadToEnd();
        }
        catch
        {
            file?.Dispose();
            guard.Dispose();
            throw;
        }
    }

    public static KubeconfigEdit Open(KubeconfigEntry entry)
    {
        try
        {
            return new KubeconfigEdit(entry.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var words = File.Exists(LockOf(entry.File)) ? $"{LockOf(entry.File)} exists; is another kubectl renewing the token?" : FileWords.Of(e);
            throw new UserError($"error: {entry.Title}: the id-token has expired, and a new one could not be saved in {entry.File}: {words}", inner: e);
        }
    }

    /// <summary>The auth provider of the user with that title, as the file has it now.</summary>
    public KubeconfigEntry Find(string user) =>
        Kubeconfig.Parse(path, new StringReader(text)).Users.Values.FirstOrDefault(one => one.Title == user)?.Map("auth-provider")
        ?? throw new UserError($"error: {user}: its auth-provider is no longer in {path}");

    /// <param name="mapping">From the auth provider to what holds the key.</param>
    public void Set(string user, Func<KubeconfigEntry, KubeconfigEntry> mapping, string key, Sensitive value)
    {
        var changed = mapping(Find(user)).Rewritten(text, key, value.Reveal());
        text = changed;
        if (mapping(Find(user)).Text(key) != value.Reveal()) throw new UserError($"error: {user}: {path}: {key} could not be changed");
    }

    public void Save()
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        file.Position = 0;
        file.Write(bytes);
        file.SetLength(bytes.Length);
        file.Flush(flushToDisk: true);
    }

    public void Dispose()
    {
        file.Dispose();
        guard.Dispose();
    }

    private static string LockOf(string path) => path + ".lock";
}

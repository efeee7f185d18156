namespace KubectlIcr.Tests.House;

/// <summary>Which folder uses which, as the architecture page shows it: folders of the same room by their own name, all else by the room.</summary>
internal static class FolderTable
{
    public static string Markdown()
    {
        var rows = SourceUses.Files.GroupBy(SourceUses.FolderOf).OrderBy(folder => folder.Key, StringComparer.Ordinal).Select(folder => $"| {Name(folder.Key)} | {folder.Count()} | {Uses(folder.Key)} |\n");
        return $"| Folder | Files | Uses |\n|---|---|---|\n{string.Concat(rows)}";
    }

    private static string Uses(string folder)
    {
        var used = SourceUses.All.Where(use => SourceUses.FolderOf(use.From) == folder).Select(use => SourceUses.FolderOf(use.To)).Where(other => other != folder && other != "");
        var shown = used.Select(other => RoomOf(other) == RoomOf(folder) && other.Contains('/') ? other : RoomOf(other)).Distinct().Order(StringComparer.Ordinal);
        return string.Join(", ", shown.Select(other => $"`{other}`")) is { Length: > 0 } names ? names : "nothing";
    }

    private static string Name(string folder) => folder.Length == 0 ? "the root" : $"`{folder}`";

    private static string RoomOf(string folder) => folder.Split('/')[0];
}

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>The two namespaces of a case, and its undo files.</summary>
internal sealed record Place(string Name, TempFolder Folder)
{
    public string A => $"{Name}-a";

    public string B => $"{Name}-b";

    public string[] Namespaces => [A, B];

    public string UndoFile => Folder.File($"{Name}-undo.json");

    public string SecondUndoFile => Folder.File($"{Name}-undo-2.json");
}

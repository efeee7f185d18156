namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Undoes at the end of a <c>using</c> what a test switched on.</summary>
internal sealed class Ending(Action undo) : IDisposable
{
    public void Dispose() => undo();
}

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Somebody with a token for the API server.</summary>
internal sealed record User(string Name, string Token, string Groups = "")
{
    /// <summary>Its line in kube-apiserver's token file.</summary>
    public string TokenFileLine => $"{Token},{Name},{Name},\"{Groups}\"\n";
}

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>What a proxy does instead of connecting.</summary>
internal enum ProxyFault
{
    /// <summary>Answers 403.</summary>
    Forbid,

    /// <summary>Never answers.</summary>
    Hang,

    /// <summary>Closes the connection without a word.</summary>
    Close,
}

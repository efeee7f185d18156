using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>Reads secrets by name, each alone, so that a right on one name is enough. What fails is kept, so that the others are reported.</summary>
/// <param name="Found">In the order asked.</param>
/// <param name="Errors">In kubectl's words.</param>
internal sealed record NamedSecrets(IReadOnlyList<SecretWire> Found, IReadOnlyList<(string Name, UserError Error)> Errors)
{
    public static async Task<NamedSecrets> ReadAsync(IObjectSource source, string @namespace, IReadOnlyList<string> names, CancellationToken cancel)
    {
        var answers = new Answer<SecretWire>[names.Count];
        await WideList.EachAsync(Enumerable.Range(0, names.Count), async index => answers[index] = await source.GetAsync(Resources.Secrets, @namespace, names[index], cancel), cancel);
        return new NamedSecrets(
            [.. answers.Select(answer => answer.Value).OfType<SecretWire>()],
            [.. answers.Zip(names, (answer, name) => (name, answer.IsAbsent ? NotFound(name) : answer.Error!)).Where(pair => pair.Item2 is not null)]);
    }

    private static UserError NotFound(string name) => new($"Error from server (NotFound): secrets \"{name}\" not found");
}

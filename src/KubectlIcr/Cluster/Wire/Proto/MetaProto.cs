using System.Text;

namespace KubectlIcr.Cluster.Wire.Proto;

/// <summary><c>metadata</c> as protobuf.</summary>
internal sealed class MetaProto(SharedTexts texts)
{
    /// <summary>Seconds since 1970: the year 3900.</summary>
    private const long Latest = 61_000_000_000;

    public MetaWire Of(ReadOnlySpan<byte> message)
    {
        var meta = new MetaWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: meta.Name = Own(fields.Bytes); break;
                case 2: meta.GenerateName = Text(fields.Bytes); break;
                case 3: meta.Namespace = Text(fields.Bytes); break;
                case 5: meta.Uid = Own(fields.Bytes); break;
                case 8: meta.CreationTimestamp = Time(fields.Bytes); break;
                case 9: meta.DeletionTimestamp = Time(fields.Bytes); break;
                case 11: Add(meta.Labels ??= [], fields.Bytes); break;
                case 12: Note(meta.Annotations ??= new(), fields.Bytes); break;
                case 13: (meta.OwnerReferences ??= []).Add(Owner(fields.Bytes)); break;
            }
        return meta;
    }

    private void Add(Dictionary<string, string> labels, ReadOnlySpan<byte> pair) =>
        labels[texts.Of(ProtoObject.At(1, pair))] = texts.Of(ProtoObject.At(2, pair));

    private static void Note(AnnotationsWire annotations, ReadOnlySpan<byte> pair)
    {
        var key = ProtoObject.At(1, pair);
        if (key.SequenceEqual("openshift.io/scc"u8)) annotations.OpenShiftScc = Own(ProtoObject.At(2, pair));
        else if (key.SequenceEqual("kubectl-icr.io/copied-from"u8)) annotations.CopiedFrom = Own(ProtoObject.At(2, pair));
    }

    private OwnerWire Owner(ReadOnlySpan<byte> message)
    {
        var owner = new OwnerWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: owner.Kind = Text(fields.Bytes); break;
                case 3: owner.Name = Text(fields.Bytes); break;
                case 4: owner.Uid = Text(fields.Bytes); break;
                case 5: owner.ApiVersion = Text(fields.Bytes); break;
                case 6: owner.Controller = fields.Number != 0; break;
            }
        return owner;
    }

    /// <summary>Whole seconds, as in JSON. An empty one is none.</summary>
    private static DateTimeOffset? Time(ReadOnlySpan<byte> message)
    {
        for (var fields = new ProtoFields(message); fields.Next();)
            if (fields.Field == 1)
                return Math.Abs(fields.Number) < Latest ? DateTimeOffset.FromUnixTimeSeconds(fields.Number) : throw new InvalidDataException("a time that no calendar has");
        return null;
    }

    /// <summary>What no other object says.</summary>
    private static string? Own(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);

    private string? Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : texts.Of(utf8);
}

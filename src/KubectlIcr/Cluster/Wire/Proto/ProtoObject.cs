using System.Text;
using k8s.Models;

namespace KubectlIcr.Cluster.Wire.Proto;

/// <summary>The frame in which the API server sends any object as protobuf, and the status that it sends for a request that failed.</summary>
internal static class ProtoObject
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>The object's own message.</summary>
    /// <exception cref="InvalidDataException">It is in no such frame.</exception>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> body, out string kind)
    {
        kind = "";
        for (var frame = new ProtoFields(body.StartsWith(Magic) ? body[Magic.Length..] : []); frame.Next();)
        {
            if (frame.Field == 1) kind = Encoding.UTF8.GetString(At(2, frame.Bytes));
            if (frame.Field == 2) return frame.Bytes;
        }
        throw new InvalidDataException("no Kubernetes object in protobuf");
    }

    /// <summary>The <c>continue</c> token of a list of which only the beginning is there; empty for the last page, null where it has not come yet.</summary>
    /// <exception cref="InvalidDataException">It is no list, or ends in a number.</exception>
    public static string? PeekContinue(ReadOnlySpan<byte> beginning)
    {
        for (var frame = new ProtoFields(beginning.StartsWith(Magic) ? beginning[Magic.Length..] : [], isBeginning: true); frame.Next();)
        {
            if (frame.Field != 2) continue;
            var list = new ProtoFields(frame.Bytes, isBeginning: true);
            return list.Next() && list is { Field: 1, IsWhole: true } ? Text(At(3, list.Bytes)) ?? "" : null;
        }
        return null;
    }

    /// <exception cref="InvalidDataException">It is none.</exception>
    public static V1Status Status(ReadOnlySpan<byte> body)
    {
        var message = Open(body, out var kind);
        return new() { Kind = kind, Message = Text(At(3, message)), Reason = Text(At(4, message)) };
    }

    /// <summary>The value of a field that is a text or a message; empty where it is not there.</summary>
    public static ReadOnlySpan<byte> At(int field, ReadOnlySpan<byte> message)
    {
        for (var fields = new ProtoFields(message); fields.Next();)
            if (fields.Field == field) return fields.Bytes;
        return [];
    }

    private static string? Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
}

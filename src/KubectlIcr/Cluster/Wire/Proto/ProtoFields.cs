using System.Buffers.Binary;

namespace KubectlIcr.Cluster.Wire.Proto;

/// <summary>The fields of one protobuf message, one after the other. What is not a message ends in an <see cref="InvalidDataException"/>.</summary>
/// <param name="isBeginning">The message may end in mid-field: the last field has what there is of it.</param>
internal ref struct ProtoFields(ReadOnlySpan<byte> message, bool isBeginning = false)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Length = 2;
    private const int Fixed32 = 5;

    private ReadOnlySpan<byte> rest = message;

    /// <summary>Its number, as the <c>.proto</c> file gives it.</summary>
    public int Field { get; private set; }

    /// <summary>The value where it is a text, bytes or a message; empty for a number.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The value where it is a number or a boolean; 0 for any other.</summary>
    public long Number { get; private set; }

    /// <summary>False for the last field of a beginning that ends in it.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <returns>False behind the last field.</returns>
    public bool Next()
    {
        if (rest.IsEmpty) return false;
        var tag = ReadVarint();
        Field = (int)(tag >> 3) & 0x1fffffff;
        Bytes = [];
        Number = 0;
        switch ((int)tag & 7)
        {
            case Varint: Number = (long)ReadVarint(); break;
            case Fixed64: Number = (long)BinaryPrimitives.ReadUInt64LittleEndian(Take(8)); break;
            case Length: Bytes = TakeText(ReadVarint()); break;
            case Fixed32: Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)); break;
            default: throw new InvalidDataException("a protobuf field of no known form");
        }
        return true;
    }

    private ReadOnlySpan<byte> TakeText(ulong count)
    {
        IsWhole = count <= (ulong)rest.Length;
        return Take(isBeginning && !IsWhole ? (ulong)rest.Length : count);
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)rest.Length) throw new InvalidDataException("a protobuf field that ends behind its message");
        var taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var (index, shift) = (0, 0); index < rest.Length && shift < 64; index++, shift += 7)
        {
            value |= (ulong)(rest[index] & 0x7f) << shift;
            if (rest[index] >= 0x80) continue;
            rest = rest[(index + 1)..];
            return value;
        }
        throw new InvalidDataException("a protobuf number without an end");
    }
}

using System.Text;

namespace KubectlIcr.Cluster.Wire.Proto;

/// <summary>
/// A list of pods as protobuf: half the bytes of JSON, and half the work for the API server. Of each pod just what <see cref="PodWire"/> has from JSON, numbers of fields
/// from Kubernetes' <c>generated.proto</c>. A text that is empty is not there, as in JSON.
/// </summary>
internal sealed class PodProto
{
    private readonly SharedTexts texts = new();

    /// <returns>The list without its pods.</returns>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static ListWire<PodWire> List(ReadOnlySpan<byte> body, Action<PodWire> each)
    {
        var message = ProtoObject.Open(body, out var kind);
        var list = new ListWire<PodWire> { Kind = kind };
        var proto = new PodProto();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: list.Metadata = ListMeta(fields.Bytes); break;
                case 2: each(proto.Pod(fields.Bytes)); break;
            }
        return list;
    }

    private static ListMetaWire ListMeta(ReadOnlySpan<byte> message)
    {
        var meta = new ListMetaWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            if (fields is { Field: 3, Bytes.IsEmpty: false }) meta.Continue = Encoding.UTF8.GetString(fields.Bytes);
        return meta;
    }

    private PodWire Pod(ReadOnlySpan<byte> message)
    {
        var pod = new PodWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: pod.Metadata = new MetaProto(texts).Of(fields.Bytes); break;
                case 2: pod.Spec = Spec(fields.Bytes); break;
                case 3: pod.Status = Status(fields.Bytes); break;
            }
        return pod;
    }

    private PodSpecWire Spec(ReadOnlySpan<byte> message)
    {
        var spec = new PodSpecWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: (spec.Volumes ??= []).Add(Volume(fields.Bytes)); break;
                case 2: (spec.Containers ??= []).Add(Container(fields.Bytes)); break;
                case 8: spec.ServiceAccountName = Text(fields.Bytes); break;
                case 9: spec.ServiceAccount = Text(fields.Bytes); break;
                case 10: spec.NodeName = Text(fields.Bytes); break;
                case 15: (spec.ImagePullSecrets ??= []).Add(new() { Name = TextAt(1, fields.Bytes) }); break;
                case 20: (spec.InitContainers ??= []).Add(Container(fields.Bytes)); break;
                case 34: (spec.EphemeralContainers ??= []).Add(Container(At(1, fields.Bytes))); break;
            }
        return spec;
    }

    private VolumeWire Volume(ReadOnlySpan<byte> message)
    {
        var source = At(2, message);
        for (var fields = new ProtoFields(source); fields.Next();)
            if (fields.Field == 30)
                return new() { Name = TextAt(1, message), Image = new() { Reference = TextAt(1, fields.Bytes), PullPolicy = TextAt(2, fields.Bytes) } };
        return new() { Name = TextAt(1, message) };
    }

    private ContainerWire Container(ReadOnlySpan<byte> message)
    {
        var container = new ContainerWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: container.Name = Text(fields.Bytes); break;
                case 2: container.Image = Text(fields.Bytes); break;
                case 14: container.ImagePullPolicy = Text(fields.Bytes); break;
            }
        return container;
    }

    private PodStatusWire Status(ReadOnlySpan<byte> message)
    {
        var status = new PodStatusWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: status.Phase = Text(fields.Bytes); break;
                case 8: (status.ContainerStatuses ??= []).Add(ContainerStatus(fields.Bytes)); break;
                case 10: (status.InitContainerStatuses ??= []).Add(ContainerStatus(fields.Bytes)); break;
                case 13: (status.EphemeralContainerStatuses ??= []).Add(ContainerStatus(fields.Bytes)); break;
            }
        return status;
    }

    private ContainerStatusWire ContainerStatus(ReadOnlySpan<byte> message)
    {
        var status = new ContainerStatusWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: status.Name = Text(fields.Bytes); break;
                case 2: status.State = States(fields.Bytes); break;
                case 3: status.LastState = States(fields.Bytes); break;
            }
        return status;
    }

    private ContainerStateWire States(ReadOnlySpan<byte> message)
    {
        var states = new ContainerStateWire();
        for (var fields = new ProtoFields(message); fields.Next();)
            switch (fields.Field)
            {
                case 1: states.Waiting = new() { Reason = TextAt(1, fields.Bytes), Message = TextAt(2, fields.Bytes) }; break;
                case 2: states.Running = new(); break;
                case 3: states.Terminated = new() { Reason = TextAt(3, fields.Bytes), Message = TextAt(4, fields.Bytes) }; break;
            }
        return states;
    }

    private string? TextAt(int field, ReadOnlySpan<byte> message) => Text(At(field, message));

    private string? Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : texts.Of(utf8);

    private static ReadOnlySpan<byte> At(int field, ReadOnlySpan<byte> message) => ProtoObject.At(field, message);
}

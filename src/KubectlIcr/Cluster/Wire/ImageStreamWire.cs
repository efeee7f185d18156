namespace KubectlIcr.Cluster.Wire;

/// <summary>OpenShift's image stream: tags that are imported from registries, and how the imports went.</summary>
internal sealed class ImageStreamWire : ObjectWire
{
    public ImageStreamSpecWire? Spec { get; set; }

    public ImageStreamStatusWire? Status { get; set; }
}

internal sealed class ImageStreamSpecWire
{
    public List<ImageStreamTagWire?>? Tags { get; set; }
}

internal sealed class ImageStreamTagWire
{
    public string? Name { get; set; }

    public ImageSourceWire? From { get; set; }
}

/// <summary>An image by reference, or by another object's name.</summary>
internal sealed class ImageSourceWire
{
    public string? Kind { get; set; }

    public string? Name { get; set; }
}

internal sealed class ImageStreamStatusWire
{
    public List<ImportedTagWire?>? Tags { get; set; }
}

internal sealed class ImportedTagWire
{
    public string? Tag { get; set; }

    public List<ImportConditionWire?>? Conditions { get; set; }
}

internal sealed class ImportConditionWire
{
    public string? Type { get; set; }

    public string? Status { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }
}

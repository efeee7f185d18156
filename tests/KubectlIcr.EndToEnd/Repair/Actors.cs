namespace KubectlIcr.EndToEnd.Repair;

/// <summary>Who must act where kubectl alone brings no image.</summary>
internal static class Actors
{
    /// <param name="errors">The ids of a report's errors.</param>
    public static string Of(string errors) => errors.Split(' ')[0] switch
    {
        "ICR307" => "nobody must act: the kubelet's next try succeeds",
        "ICR203" or "ICR204" => "nobody must act: the registry serves again after a while",
        ['I', 'C', 'R', '1', ..] => "whoever builds, pushes or names the image must act",
        ['I', 'C', 'R', '2', ..] or "ICR608" or "ICR610" => "who manages the registry account must act",
        ['I', 'C', 'R', '5', ..] => "who manages access in the key's IBM Cloud account must act",
        ['I', 'C', 'R', '6', ..] => "who manages the network of the nodes must act",
        ['I', 'C', 'R', '7', ..] => "who manages the nodes must act",
        ['I', 'C', 'R', '8', ..] => "who manages the cluster must act",
        _ => "who reads what the commands show must act",
    };
}

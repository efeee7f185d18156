namespace KubectlIcr.EndToEnd.Repair;

/// <summary>Who must act where kubectl alone brings no image.</summary>
internal static class Actors
{
    /// <param name="errors">The ids of a report's errors.</param>
    public static string Of(string errors) => errors.Split(' ')[0] switch
    {
        "ICR101" or "ICR102" or "ICR103" or "ICR104" or "ICR106" or "ICR107" or "ICR108" or "ICR109" => "whoever builds, pushes or names the image",
        "ICR201" or "ICR202" or "ICR608" or "ICR610" => "who manages the registry account",
        "ICR203" or "ICR204" => "nobody: the registry serves again after a while",
        "ICR502" or "ICR503" or "ICR504" or "ICR505" => "who manages access in the IBM Cloud account of the key",
        ['I', 'C', 'R', '6', ..] => "who manages the network of the nodes",
        ['I', 'C', 'R', '7', ..] => "who manages the nodes",
        ['I', 'C', 'R', '8', ..] => "who manages the cluster",
        _ => "who reads what the commands show",
    };
}

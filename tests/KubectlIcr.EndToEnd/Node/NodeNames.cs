using System.Globalization;
using System.Net;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>
/// What names lead to on the node, each to port 443 as in production: the registries of the world, hosts that fail as hosts do, and a name server that
/// knows no other name.
/// </summary>
internal sealed class NodeNames : IDisposable
{
    private static readonly string[] Served =
    [
        "icr.io", "us.icr.io", "de.icr.io", "uk.icr.io", "private.us.icr.io", "jp2.icr.io", "es.icr.io", "br.icr.io", "ca2.icr.io",
        Icr.Entitled, Scripted.Foreign, Scripted.Evil, Scripted.Cdn, Scripted.WrongCa,
    ];

    private readonly Stack<IDisposable> open = [];
    private readonly string network = string.Create(CultureInfo.InvariantCulture, $"127.{Random.Shared.Next(64, 255)}.{Random.Shared.Next(256)}");

    public NodeNames(int tlsPort, int plainPort)
    {
        open.Push(new PortForward(Address(1), tlsPort));
        open.Push(new PortForward(Address(2), plainPort));
        open.Push(new DeafPort(Address(4)));
        open.Push(new EmptyNameServer(Address(1)));
        Hosts = string.Concat(Served.Select(host => Line(1, host))) + Line(2, Scripted.PlainHttp) + Line(3, Closed) + Line(4, Silent) + "127.0.0.1 localhost\n";
    }

    /// <summary>A host of ICR where nothing listens.</summary>
    public static string Closed => "private.de.icr.io";

    /// <summary>A host of ICR that lets every connection wait.</summary>
    public static string Silent => "au.icr.io";

    /// <summary>A host of ICR that the name server does not know.</summary>
    public static string Unresolved => "jp.icr.io";

    public string Hosts { get; }

    public string ResolvConf => $"nameserver {Address(1)}\n";

    public void Dispose()
    {
        while (open.TryPop(out var one)) one.Dispose();
    }

    private string Line(int last, string host) => $"{Address(last)} {host}\n";

    private IPAddress Address(int last) => IPAddress.Parse($"{network}.{last}");
}

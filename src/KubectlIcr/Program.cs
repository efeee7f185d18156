using System.Runtime.InteropServices;
using KubectlIcr;
using KubectlIcr.Commands;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
return await App.RunAsync(args, Terminal.OfProcess(), stop.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

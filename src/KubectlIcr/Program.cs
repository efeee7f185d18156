using KubectlIcr;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
return await App.RunAsync(args, Terminal.OfProcess(), stop.Token);

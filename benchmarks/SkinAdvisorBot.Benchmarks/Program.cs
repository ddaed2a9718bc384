using BenchmarkDotNet.Running;
using SkinAdvisorBot.Benchmarks;

if (args is ["load", .. var rest])
    return await DirectLineLoad.RunAsync(rest);
if (args is ["messages", .. var load])
    return await MessagesLoad.RunAsync(load);
if (args is ["start", ..])
    return await StartUp.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(TurnBenchmarks).Assembly).Run(args);
return 0;

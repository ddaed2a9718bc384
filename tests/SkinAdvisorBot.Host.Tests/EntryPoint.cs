using SkinAdvisorBot.Host.Tests.Conversations;
using SkinAdvisorBot.Host.Tests.Conversations.Booking;
using SkinAdvisorBot.Host.Tests.Outbox;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace SkinAdvisorBot.Host.Tests;

/// <summary>Runs the tests, or plays the process that a test kills.</summary>
public static class EntryPoint
{
    public static Task<int> Main(string[] args) => args switch
    {
        [KilledProcess.Verb, var directory] => KilledProcess.RunAsync(directory),
        [KilledBooking.Verb, var directory] => KilledBooking.RunAsync(directory),
        [StoppedBooking.Verb, var directory, var point] => StoppedBooking.RunAsync(directory, point),
        [KilledOutbox.Verb, var directory] => KilledOutbox.RunAsync(directory),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}

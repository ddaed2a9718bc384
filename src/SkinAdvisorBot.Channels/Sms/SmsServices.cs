using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.DirectLine;

namespace SkinAdvisorBot.Channels.Sms;

public static class SmsServices
{
    /// <summary>The file in the data directory that holds what would have been sent.</summary>
    public const string RecordName = "unsent-texts.jsonl";

    /// <summary>The file in the data directory that makes numbers into ids.</summary>
    public const string KeyName = "sms.key";

    private static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(10);

    /// <summary>Adds the <see cref="ISmsGateway"/> that the configuration names, the <see cref="IMessageSender"/> on it, and what <see cref="SmsEndpoints.MapSms"/> needs.</summary>
    /// <param name="dataDirectory">Where the key of the ids is, and where a recording gateway writes; null for memory.</param>
    public static IServiceCollection AddSms(this IServiceCollection services, string? dataDirectory)
    {
        services.AddOptions<TwilioOptions>().BindConfiguration(TwilioOptions.Section);
        services.AddOptions<SmsOptions>().BindConfiguration(SmsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmsOptions>, SmsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        // By GET the words and the number stand in the address, and the web server logs the address of every request.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        services.TryAddSingleton(provider => Choose(provider, dataDirectory));
        services.AddSingleton<IMessageSender, SmsSender>();
        services.AddSingleton(_ => new SmsIds(KeyIn(dataDirectory)));
        services.AddSingleton<SmsGate>();
        services.AddSingleton<SmsConsent>();
        services.AddSingleton<SmsIntake>();
        services.AddSingleton<SmsWebhook>();
        services.AddSingleton<SmsStatusEndpoint>();
        return services;
    }

    private static byte[] KeyIn(string? dataDirectory) => dataDirectory is null
        ? RandomNumberGenerator.GetBytes(SigningKeyFile.KeyBytes)
        : SigningKeyFile.ReadOrCreate(Path.Combine(dataDirectory, KeyName), "everybody who texts then starts anew");

    private static ISmsGateway Choose(IServiceProvider services, string? dataDirectory)
    {
        var account = services.GetRequiredService<IOptions<TwilioOptions>>();
        var (clock, logs) = (services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILoggerFactory>());
        switch (SmsGateways.Choose(services.GetRequiredService<IOptions<SmsOptions>>().Value, account.Value))
        {
            case SmsGateways.Twilio:
                return new TwilioSmsGateway(Client(), account, clock, logs.CreateLogger<TwilioSmsGateway>());
            case SmsGateways.Off:
                Log.Off(logs.CreateLogger<OffSmsGateway>());
                return new OffSmsGateway();
            default:
                var file = dataDirectory is null ? null : Path.Combine(dataDirectory, RecordName);
                Log.OnlyRecorded(logs.CreateLogger<RecordingSmsGateway>(), file ?? "memory");
                return new RecordingSmsGateway(file, clock);
        }
    }

    private static HttpClient Client() => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
    })
    {
        BaseAddress = TwilioSmsGateway.Address,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>A limit of its own tells a connection that never came about, which may be tried again, from an answer that never came.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConnectsWithin);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

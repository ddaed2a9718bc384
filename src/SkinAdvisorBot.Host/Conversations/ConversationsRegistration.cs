using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Conversations;

public static class ConversationsRegistration
{
    /// <summary>The TCP port on 127.0.0.1 that grains of this process answer on; a free one when not set.</summary>
    public const string SiloPortKey = "SkinAdvisor:SiloPort";

    /// <summary>In the data directory: the secret that ids and codes of appointments are drawn with.</summary>
    private const string KeyFile = "booking.key";

    private const string ServiceId = "skin-advisor";

    // Every caller is in this process, so nothing needs to come in from outside.
    private const int NoGateway = 0;

    /// <summary>Adds the conversations' grains, the inbox and the transcript. Needs storage and an <see cref="ITurnMaker"/>.</summary>
    public static IHostApplicationBuilder AddConversations(this IHostApplicationBuilder builder)
    {
        var siloPort = builder.Configuration.GetValue<int?>(SiloPortKey) ?? FindFreePort();
        builder.UseOrleans(silo => silo.UseLocalhostClustering(
            siloPort,
            NoGateway,
            primarySiloEndpoint: null,
            ServiceId,
            // A name of its own keeps two services on one machine apart.
            clusterId: $"{ServiceId}-{Guid.NewGuid():N}"));
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        // On a slow start it reports the machine's uptime as the length of a hang.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        builder.Services.AddSingleton<IInbox, Inbox>();
        builder.Services.AddSingleton(services => new DeskMaker(
            services.GetRequiredService<IAppointmentBook>(),
            KeyOf(services.GetRequiredService<StorageLocation>())));
        builder.Services.AddSingleton<ITranscript, Transcript>();
        return builder;
    }

    /// <exception cref="SigningKeyException">The key cannot be read or made.</exception>
    private static byte[] KeyOf(StorageLocation location) => location.Directory is { } directory
        ? SigningKeyFile.ReadOrCreate(Path.Combine(directory, KeyFile), "appointments made before keep their ids")
        : RandomNumberGenerator.GetBytes(SigningKeyFile.KeyBytes);

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using Microsoft.Bot.Builder.Integration.AspNet.Core;
using SkinAdvisorBot.BotBuilder;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Host;

await using var service = await Service.BuildAsync(args, CancellationToken.None);
var services = service.Services;
var adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(service.Configuration), services.GetRequiredService<ILogger<CloudAdapter>>());
var bot = new AdvisorBot(
    services.GetRequiredService<IInbox>(),
    services.GetRequiredService<ITranscript>(),
    services.GetRequiredService<TimeProvider>(),
    SigningKeyFile.ReadOrCreate(service.Configuration["BotBuilder:KeyFile"] ?? "botbuilder.key"),
    service.Configuration["DirectLine:PublicUrl"]?.TrimEnd('/') ?? Service.DefaultUrl);
service.MapPost("/api/bot-builder/messages", context => adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted));
await service.RunAsync();

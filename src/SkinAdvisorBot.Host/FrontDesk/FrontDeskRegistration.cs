using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Host.FrontDesk;

public static class FrontDeskRegistration
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds what <see cref="MapFrontDesk"/> needs. Needs storage, content and Direct Line.</summary>
    public static IServiceCollection AddFrontDesk(this IServiceCollection services)
    {
        services.AddOptions<DeskOptions>().BindConfiguration(DeskOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeskOptions>, DeskOptionsValidator>();
        services.AddSingleton<DeskReader>();
        services.AddSingleton<DeskAnswers>();
        services.AddSingleton<DeskGate>();
        services.AddSingleton<AddressLimits>();
        services.AddSingleton<AppointmentEndpoints>();
        services.AddSingleton<ClosureEndpoints>();
        services.AddSingleton<BusyCalendarEndpoints>();
        services.TryAddSingleton<HostLookup>(Dns.GetHostAddressesAsync);
        services.AddSingleton<CalendarFetcher>();
        services.AddSingleton<BusyFeedRefresher>();
        services.AddHostedService<BusyFeedService>();
        services.AddSingleton<FeedEndpoints>();
        services.AddSingleton<VisitFileEndpoint>();
        return services;
    }

    /// <summary>Serves the front desk below <c>/desk</c>, and visits as files below <c>/appointments</c>.</summary>
    public static IEndpointRouteBuilder MapFrontDesk(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var gate = services.GetRequiredService<DeskGate>();
        MapFiles(endpoints, gate, services);
        var desk = endpoints.MapGroup("/desk");
        var appointments = services.GetRequiredService<AppointmentEndpoints>();
        desk.MapGet("/appointments", gate.Guard(appointments.ListAsync));
        desk.MapGet("/notices", gate.Guard(appointments.UnsentAsync));
        desk.MapGet("/undelivered", gate.Guard(appointments.UndeliveredAsync));
        var closures = services.GetRequiredService<ClosureEndpoints>();
        desk.MapGet("/closures", gate.Guard(closures.ListAsync));
        desk.MapPost("/closures", gate.Guard(closures.AddAsync));
        desk.MapDelete("/closures/{id}", gate.Guard(closures.RemoveAsync));
        var calendars = services.GetRequiredService<BusyCalendarEndpoints>();
        desk.MapGet("/busy-calendars", gate.Guard(calendars.ListAsync));
        desk.MapPost("/busy-calendars", gate.Guard(calendars.ImportAsync));
        desk.MapDelete("/busy-calendars/{source}", gate.Guard(calendars.RemoveAsync));
        var feeds = services.GetRequiredService<FeedEndpoints>();
        desk.MapGet("/feeds", gate.Guard(feeds.ListAsync));
        desk.MapPost("/feeds", gate.Guard(feeds.AddAsync));
        desk.MapDelete("/feeds/{id}", gate.Guard(feeds.RemoveAsync));
        desk.MapMethods("/feeds/{secret}.ics", Reads, gate.Answer(feeds.GetAsync));
        desk.Map("/{**path}", gate.Guard(NotPartOfTheDesk));
        return endpoints;
    }

    private static void MapFiles(IEndpointRouteBuilder endpoints, DeskGate gate, IServiceProvider services)
    {
        var files = services.GetRequiredService<VisitFileEndpoint>();
        endpoints.MapMethods("/appointments/{id}.ics", Reads, gate.Answer(files.GetAsync));
        endpoints.MapMethods("/appointments/{**path}", Reads, gate.Answer(files.RefuseAsync));
    }

    private static Task NotPartOfTheDesk(HttpContext context) => throw DeskRefusal.NotFound(
        "This method and path are not part of the front desk. It has appointments, notices, undelivered, closures, busy-calendars and feeds.");
}

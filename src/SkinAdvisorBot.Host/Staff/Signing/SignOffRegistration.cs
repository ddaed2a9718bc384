using Microsoft.Extensions.Options;
using SkinAdvisorBot.Host.Staff.Access;

namespace SkinAdvisorBot.Host.Staff.Signing;

public static class SignOffRegistration
{
    /// <summary>Adds the signing of words. Needs content, storage and the console's accounts.</summary>
    public static IServiceCollection AddSignOff(this IServiceCollection services)
    {
        services.AddOptions<SignOffOptions>().BindConfiguration(SignOffOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignOffOptions>, SignOffOptionsValidator>();
        services.AddSingleton<SignOffReader>();
        services.AddScoped<SignOffDesk>();
        services.AddHostedService<ReviewNotice>();
        return services;
    }

    public static void MapSignOff(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet($"{StaffPaths.SignOff}/export.csv", SignOffExport.WriteAsync).RequireAuthorization(nameof(StaffRight.SeeContent));
}

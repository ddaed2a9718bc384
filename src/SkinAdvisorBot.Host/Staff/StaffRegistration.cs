using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Staff.Accounts;
using SkinAdvisorBot.Host.Staff.Inbox;
using SkinAdvisorBot.Host.Staff.Pages;
using SkinAdvisorBot.Host.Staff.Signing;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Staff;

/// <summary>The console at <c>/staff</c>.</summary>
public static class StaffRegistration
{
    private const string CookieName = "skin-advisor-staff";

    private const string KeysDirectory = "staff-keys";

    /// <summary>A working day: whoever leaves the screen at night signs in again in the morning.</summary>
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(10);

    /// <summary>After this long at most a member with changed roles or a closed account is out.</summary>
    private static readonly TimeSpan RoleChangeDelay = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LockoutLength = TimeSpan.FromMinutes(15);

    private const int AttemptsBeforeLockout = 5;

    public const int LeastPasswordLength = 12;

    /// <summary>Adds the console. Needs storage, conversations and Direct Line's options.</summary>
    public static WebApplicationBuilder AddStaffConsole(this WebApplicationBuilder builder, StorageLocation location)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddCascadingAuthenticationState();
        AddAccounts(services);
        AddKeys(builder, location);
        services.AddAuthorization(options =>
        {
            foreach (var right in Enum.GetValues<StaffRight>())
                options.AddPolicy(right.ToString(), policy => policy.RequireAssertion(context => StaffRoles.Allows(context.User, right)));
        });
        services.AddScoped<StaffSession>();
        services.AddSignInLimit();
        services.AddOptions<StaffOptions>().BindConfiguration(StaffOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StaffOptions>, StaffOptionsValidator>();
        services.AddScoped<StaffDesk>();
        services.AddSingleton<InboxNews>();
        services.AddSingleton<InboxReader>();
        services.AddSingleton<TranscriptReader>();
        services.AddSingleton(provider => new ClinicZone(() => provider.GetRequiredService<PlaybookShelf>().Current.Playbook.Clinic.TimeZone));
        services.AddHostedService<InboxProjector>();
        services.AddSignOff();
        return builder;
    }

    /// <summary>Says who is asking, and what browsers may do with the answer. Comes before anything is mapped.</summary>
    public static WebApplication UseStaffConsole(this WebApplication app)
    {
        app.UseWhen(context => StaffSecurity.Concerns(context.Request.Path), console => console.Use(StaffSecurity.AddHeaders).UseRateLimiter());
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Serves the console and what its pages load.</summary>
    public static IEndpointRouteBuilder MapStaffConsole(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapPost(StaffPaths.SignOut, SignInDesk.SignOutAsync).RequireAuthorization().WithMetadata(new RequiresAntiforgery());
        app.MapGet($"{StaffPaths.Audit}/export.csv", AuditExport.WriteAsync).RequireAuthorization(nameof(StaffRight.ReadAudit));
        app.MapSignOff();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization();
        return app;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddDbContextFactory<StaffDbContext>((provider, options) => StaffStore.Configure(options, provider.GetRequiredService<StorageLocation>()));
        services.AddHostedService<StaffStore>();
        services.AddSingleton<Invitations>();
        services.AddHostedService<OwnerLink>();
        services.AddScoped<MemberDesk>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<AuthenticationStateProvider, StaffRevalidation>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StaffMember>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.Password = new PasswordOptions
                {
                    RequiredLength = LeastPasswordLength,
                    RequiredUniqueChars = 4,
                    // Length keeps guessers out; rules about signs only make words that are forgotten.
                    RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
                options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = AttemptsBeforeLockout, DefaultLockoutTimeSpan = LockoutLength };
            })
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<StaffDbContext>()
            .AddSignInManager<StaffSignIn>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(validator => validator.ValidationInterval = RoleChangeDelay);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<DirectLineOptions>>((cookie, directLine) =>
            {
                cookie.Cookie.Name = CookieName;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = directLine.Value.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                cookie.LoginPath = StaffPaths.SignIn;
                cookie.LogoutPath = StaffPaths.SignOut;
                cookie.AccessDeniedPath = StaffPaths.Refused;
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.ExpireTimeSpan = SessionLength;
                cookie.SlidingExpiration = false;
            });
    }

    private static void AddKeys(WebApplicationBuilder builder, StorageLocation location)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("skin-advisor");
        if (location.Directory is { } directory)
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(directory, KeysDirectory)));
        else
            protection.UseEphemeralDataProtectionProvider();
        // It warns that keys on the disk are not encrypted; those beside them are not either, and the directory is the clinic's own.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}

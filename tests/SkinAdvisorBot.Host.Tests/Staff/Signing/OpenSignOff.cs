using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Tests;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Staff.Signing;
using SkinAdvisorBot.Host.Storage.Audit;
using SkinAdvisorBot.Host.Storage.Signatures;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Staff.Signing;

/// <summary>The small clinic's content with one red-flag rule, a database, and desks of whoever is asked for.</summary>
internal sealed class OpenSignOff : IAsyncDisposable
{
    public const string Rule = "triage/R01";

    private const string RuleText = """
        rule: R01
        name: airway
        outcome: emergency
        signs:
          - all: [throat]
        settle: Is the throat closing?
        ask: [Is somebody with you?]
        say:
          - short: Call {{ clinic.emergency_number }} now.
            full: Please call {{ clinic.emergency_number }} now.
          - short: Ring {{ clinic.emergency_number }} at once.
            full: Please ring {{ clinic.emergency_number }} at once.
        sources: [ALPHA-2020]
        reviewed: pending
        fires_on: [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12]
        quiet_on: [b1, b2, b3, b4, b5, b6]
        """;

    private readonly DataDirectory _data;
    private readonly SignatureBook _signatures;

    private OpenSignOff(DataDirectory data, OpenStorage storage)
    {
        (_data, Storage) = (data, storage);
        Playbook = Written.Get();
        _signatures = new(storage.Writer, data.Location);
        Reader = new(() => Playbook, _signatures, new SaidLines(data.Location), Clock);
        Audit = new(storage.Writer, data.Location, Clock);
    }

    public static APlaybook Written { get; } = APlaybook.Small
        .With("dialogs/triage/words.yaml", "families:\n  - family: throat\n    phrases: [throat]\n")
        .With("dialogs/triage/R01-airway.yaml", RuleText);

    public FakeTimeProvider Clock { get; } = new(AnItem.Now);

    public OpenStorage Storage { get; }

    public DataDirectory Data => _data;

    /// <summary>The content in force; a test may put other in its place.</summary>
    public Playbook Playbook { get; set; }

    public SignOffReader Reader { get; }

    public AuditLog Audit { get; }

    public static async Task<OpenSignOff> StartAsync()
    {
        var data = new DataDirectory();
        return new(data, await OpenStorage.OfAsync(data.Location));
    }

    /// <param name="role">One of <see cref="StaffRoles.All"/>.</param>
    public SignOffDesk DeskOf(string member, string role = StaffRoles.Clinician) =>
        new(new StaffSession(new SignedIn(member, role), Audit), Reader, _signatures, Options.Create(new SignOffOptions()), Clock);

    public async Task SignAsync(string member, string key) =>
        Assert.Null(await DeskOf(member).SignAsync(key, Reader.Find(key)!.Hash, TestContext.Current.CancellationToken));

    public SignOffKind StateOf(string key) => Reader.StateOf(Reader.Find(key)!).Kind;

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        _data.Dispose();
    }

    private sealed class SignedIn(string member, string role) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, member), new(StaffActor.NameClaim, member), new(ClaimTypes.Role, role)], "test"))));
    }
}

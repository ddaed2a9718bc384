using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using SkinAdvisorBot.Host.Staff;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Staff.Accounts;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Tests.Staff;

public sealed class SignInTests
{
    private const string Email = "tom@clinic.test";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour_in_the_words_of_a_wrong_one()
    {
        await using var console = await AConsole.StartAsync();
        await console.MemberAsync(Email, "Tom Reyes", StaffRoles.FrontDesk);
        using var browser = console.Browser();
        var first = "";
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await AConsole.SignInAsync(browser, Email, "not the password");
            first = await ProblemAsync(wrong);
        }

        using var locked = await AConsole.SignInAsync(browser, Email, AConsole.Password);
        Assert.Equal(first, await ProblemAsync(locked));
        await using (var scope = console.Services.CreateAsyncScope())
        {
            // Identity goes by the machine's clock here.
            var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
            var member = (await members.FindByEmailAsync(Email))!;
            Assert.InRange(member.LockoutEnd!.Value - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(13), TimeSpan.FromMinutes(15));
            await members.SetLockoutEndDateAsync(member, member.LockoutEnd.Value - TimeSpan.FromMinutes(15.1));
        }

        using var open = await AConsole.SignInAsync(browser, Email, AConsole.Password);
        Assert.Equal(HttpStatusCode.Found, open.StatusCode);
        Assert.Contains(await console.AuditAsync(), entry => entry.Action == AuditActions.LockedOut);
    }

    [Theory]
    [InlineData("https://elsewhere.test/staff")]
    [InlineData("//elsewhere.test/staff")]
    [InlineData("/\\elsewhere.test")]
    [InlineData("/staff/\\..\\..//elsewhere.test")]
    [InlineData("/staffelsewhere")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_but_into_the_console(string returnUrl)
    {
        await using var console = await AConsole.StartAsync();
        await console.MemberAsync(Email, "Tom Reyes", StaffRoles.FrontDesk);
        using var browser = console.Browser();

        using var answer = await AConsole.SignInAsync(browser, Email, AConsole.Password, $"{StaffPaths.SignIn}?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(new Uri("http://localhost/staff"), new Uri(new Uri("http://localhost"), answer.Headers.Location!));
    }

    [Fact]
    public async Task Signing_in_leads_back_to_the_page_that_was_asked_for()
    {
        await using var console = await AConsole.StartAsync();
        await console.MemberAsync(Email, "Tom Reyes", StaffRoles.Auditor);
        using var browser = console.Browser();

        using var answer = await AConsole.SignInAsync(browser, Email, AConsole.Password, $"{StaffPaths.SignIn}?returnUrl=%2Fstaff%2Faudit");

        Assert.Equal(StaffPaths.Audit, new Uri(new Uri("http://localhost"), answer.Headers.Location!).AbsolutePath);
    }

    [Theory]
    [InlineData(StaffPaths.SignIn, "sign-in")]
    [InlineData(StaffPaths.SignOut, null)]
    public async Task A_form_that_another_site_sends_is_refused(string path, string? form)
    {
        await using var console = await AConsole.StartAsync();
        using var browser = await console.SignedInAsync(StaffRoles.Owner);
        using var content = new FormUrlEncodedContent(form is null ? [] : [KeyValuePair.Create("_handler", form), KeyValuePair.Create("Input.Email", Email), KeyValuePair.Create("Input.Password", "x")]);

        using var answer = await browser.PostAsync(path, content, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var still = await browser.GetAsync(StaffPaths.Audit, Token);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_cookie_of_before_signing_in_is_worth_nothing_after_it()
    {
        await using var console = await AConsole.StartAsync();
        await console.MemberAsync(Email, "Tom Reyes", StaffRoles.Auditor);
        using var browser = console.Browser();
        using var planted = new HttpRequestMessage(HttpMethod.Get, StaffPaths.Audit);
        planted.Headers.Add("Cookie", "skin-advisor-staff=chosen-by-somebody-else");
        using var before = await browser.SendAsync(planted, Token);
        using var signedIn = await AConsole.SignInAsync(browser, Email, AConsole.Password);

        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("skin-advisor-staff=", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Found, before.StatusCode);
        Assert.DoesNotContain("chosen-by-somebody-else", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_closed_account_or_a_role_taken_away_ends_open_sessions_within_a_minute(bool isClosed)
    {
        await using var console = await AConsole.StartAsync();
        var member = await console.MemberAsync(Email, "Tom Reyes", StaffRoles.Auditor);
        using var browser = console.Browser();
        using (await AConsole.SignInAsync(browser, Email, AConsole.Password))
        await using (var scope = console.Services.CreateAsyncScope())
        {
            var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
            var stored = (await members.FindByIdAsync(member.Id))!;
            stored.IsClosed = isClosed;
            await members.UpdateAsync(stored);
            if (!isClosed)
                await members.RemoveFromRoleAsync(stored, StaffRoles.Auditor);
            await members.UpdateSecurityStampAsync(stored);
        }

        console.Clock.Advance(TimeSpan.FromMinutes(1.1));

        using var answer = await browser.GetAsync(StaffPaths.Audit, Token);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }

    [Fact]
    public async Task An_invitation_is_good_for_one_person_when_two_use_it_at_once()
    {
        await using var console = await AConsole.StartAsync();
        var secret = await console.Services.GetRequiredService<Invitations>().CreateAsync(memberId: null, Token);
        Dictionary<string, string> Person(int number) => new() { ["Input.Name"] = $"Owner {number}", ["Input.Email"] = $"owner{number}@clinic.test", ["Input.Password"] = AConsole.Password };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => AConsole.PostAsync(console.Browser(), $"{StaffPaths.Welcome}/{secret}", "welcome", Person(number))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Found);
    }

    [Fact]
    public async Task An_invitation_ends_after_a_week()
    {
        await using var console = await AConsole.StartAsync();
        var secret = await console.Services.GetRequiredService<Invitations>().CreateAsync(memberId: null, Token);
        using var browser = console.Browser();

        console.Clock.Advance(TimeSpan.FromDays(7.1));

        Assert.Contains("no longer good", await browser.GetStringAsync($"{StaffPaths.Welcome}/{secret}", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_password_is_refused_and_the_link_stays_good()
    {
        await using var console = await AConsole.StartAsync();
        var secret = await console.Services.GetRequiredService<Invitations>().CreateAsync(memberId: null, Token);
        using var browser = console.Browser();
        Dictionary<string, string> fields = new() { ["Input.Name"] = "Ana Cole", ["Input.Email"] = Email, ["Input.Password"] = "short" };

        using var weak = await AConsole.PostAsync(browser, $"{StaffPaths.Welcome}/{secret}", "welcome", fields);
        fields["Input.Password"] = AConsole.Password;
        using var good = await AConsole.PostAsync(browser, $"{StaffPaths.Welcome}/{secret}", "welcome", fields);

        Assert.Contains("at least 12", await ProblemAsync(weak), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, good.StatusCode);
    }

    [Fact]
    public async Task Markup_in_a_name_is_shown_as_text()
    {
        await using var console = await AConsole.StartAsync();
        var member = await console.MemberAsync(Email, "<img src=x onerror=alert(1)>", StaffRoles.Auditor);
        var secret = await console.Services.GetRequiredService<Invitations>().CreateAsync(member.Id, Token);
        using var browser = console.Browser();

        var shown = await browser.GetStringAsync($"{StaffPaths.Welcome}/{secret}", Token);

        Assert.DoesNotContain("<img", shown, StringComparison.Ordinal);
        Assert.Contains("&lt;img", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_tries_thirty_times_a_minute_and_no_more()
    {
        await using var console = await AConsole.StartAsync();
        using var browser = console.Browser();
        for (var attempt = 0; attempt < 30; attempt++)
        {
            using var refused = await AConsole.SignInAsync(browser, $"nobody{attempt}@clinic.test", "not the password");
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        }

        using var answer = await AConsole.SignInAsync(browser, "nobody@clinic.test", "not the password");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static async Task<string> ProblemAsync(HttpResponseMessage answer)
    {
        var shown = await answer.Content.ReadAsStringAsync(Token);
        var start = shown.IndexOf("role=\"alert\">", StringComparison.Ordinal);
        Assert.True(start > 0, $"{answer.StatusCode} {answer.Headers.Location} {shown}");
        return shown[start..shown.IndexOf("</p>", start, StringComparison.Ordinal)];
    }
}

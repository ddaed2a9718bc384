using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using SkinAdvisorBot.Host.Staff;
using SkinAdvisorBot.Host.Staff.Access;

namespace SkinAdvisorBot.Host.Tests.Staff;

public sealed class StaffEndpointsTests
{
    /// <summary>Every subset of one role, and no role at all.</summary>
    private static readonly string[][] Members = [[], .. StaffRoles.All.Select(role => new[] { role })];

    [Fact]
    public async Task Every_endpoint_of_the_console_stands_in_the_table_and_asks_for_what_stands_there()
    {
        await using var console = await AConsole.StartAsync();
        var running = console.Endpoints
            .Where(endpoint => PathOf(endpoint).StartsWith(StaffPaths.Root + "/", StringComparison.Ordinal) || PathOf(endpoint) == StaffPaths.Root)
            .ToLookup(PathOf);

        Assert.Equal(StaffEndpoints.Table.Keys.Order(), running.Select(group => group.Key).Order());
        foreach (var (path, access) in StaffEndpoints.Table)
            Assert.All(running[path], endpoint => Assert.Equal(access, AccessOf(endpoint)));
    }

    [Fact]
    public async Task The_connection_behind_the_pages_is_for_those_who_have_signed_in()
    {
        await using var console = await AConsole.StartAsync();
        var connection = console.Endpoints.Where(endpoint => PathOf(endpoint).StartsWith(StaffEndpoints.Connection, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(connection);
        Assert.All(connection, endpoint => Assert.Equal(StaffAccess.SignedIn, AccessOf(endpoint)));
    }

    [Fact]
    public async Task Nobody_gets_in_anywhere_without_signing_in()
    {
        await using var console = await AConsole.StartAsync();
        using var stranger = console.Browser();
        foreach (var (path, access) in Pages())
        {
            using var answer = await stranger.GetAsync(path, TestContext.Current.CancellationToken);
            if (access.IsOpen)
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            else
                AssertSentTo(StaffPaths.SignIn, answer, path);
        }
    }

    [Fact]
    public async Task Each_role_opens_what_the_table_gives_it_and_nothing_else()
    {
        await using var console = await AConsole.StartAsync();
        foreach (var roles in Members)
        {
            using var member = await console.SignedInAsync(roles);
            foreach (var (path, access) in Pages())
            {
                using var answer = await member.GetAsync(path, TestContext.Current.CancellationToken);
                if (access.Admits(roles))
                    Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{string.Join(' ', roles)} at {path}: {answer.StatusCode}");
                else
                    AssertSentTo(StaffPaths.Refused, answer, $"{string.Join(' ', roles)} at {path}");
            }
        }
    }

    [Fact]
    public void An_auditor_changes_nothing_and_an_author_sees_nothing_that_people_wrote()
    {
        StaffRight[] changing = [StaffRight.Acknowledge, StaffRight.TakeOver, StaffRight.SignOff, StaffRight.ManageMembers];
        StaffRight[] personal = [StaffRight.ReadConversations, StaffRight.TakeOver, StaffRight.ReadAudit];

        Assert.All(changing, right => Assert.False(StaffRoles.Allows(StaffRoles.Auditor, right)));
        Assert.All(personal, right => Assert.False(StaffRoles.Allows(StaffRoles.Author, right)));
        Assert.Equal([StaffRoles.Clinician], StaffRoles.All.Where(role => StaffRoles.Allows(role, StaffRight.SignOff)));
    }

    /// <summary>What is asked for by GET, with something for each parameter.</summary>
    private static IEnumerable<(string Path, StaffAccess Access)> Pages() => StaffEndpoints.Table
        .Where(entry => entry.Key != StaffPaths.SignOut)
        .Select(entry => (System.Text.RegularExpressions.Regex.Replace(entry.Key, "{[^}]*}", "none"), entry.Value));

    private static void AssertSentTo(string page, HttpResponseMessage answer, string asked)
    {
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{asked}: {answer.StatusCode}");
        Assert.StartsWith(page, answer.Headers.Location!.AbsolutePath, StringComparison.Ordinal);
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static StaffAccess AccessOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return StaffAccess.Anyone;
        var asked = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        Assert.NotEmpty(asked);
        return asked.Select(data => data.Policy).OfType<string>().SingleOrDefault() is { } policy ? StaffAccess.With(Enum.Parse<StaffRight>(policy)) : StaffAccess.SignedIn;
    }
}

using System.Collections.Immutable;
using MudBlazor;
using SkinAdvisorBot.Host.Staff.Access;

namespace SkinAdvisorBot.Host.Staff.Pages.Layout;

/// <param name="Icon">An icon as MudBlazor draws it.</param>
internal sealed record ConsolePage(string Path, string Title, string Icon, StaffRight Right);

/// <summary>What stands in the menu, each for those who may open it.</summary>
internal static class ConsolePages
{
    public static ImmutableArray<ConsolePage> All { get; } =
    [
        new(StaffPaths.Inbox, "Inbox", Icons.Material.Filled.Inbox, StaffRight.ReadConversations),
        new(StaffPaths.SignOff, "Sign-off", Icons.Material.Filled.Draw, StaffRight.SeeContent),
        new(StaffPaths.Members, "Members", Icons.Material.Filled.Group, StaffRight.ManageMembers),
        new(StaffPaths.Audit, "Audit", Icons.Material.Filled.FactCheck, StaffRight.ReadAudit),
    ];
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Claims;
using static SkinAdvisorBot.Host.Staff.Access.StaffRight;

namespace SkinAdvisorBot.Host.Staff.Access;

/// <summary>The roles of staff and what each may do. A member may have several.</summary>
public static class StaffRoles
{
    /// <summary>Runs the clinic's advisor. Signs nothing medical, unless a clinician too.</summary>
    public const string Owner = "owner";

    public const string Clinician = "clinician";

    public const string FrontDesk = "front-desk";

    /// <summary>Writes content; never sees what people wrote.</summary>
    public const string Author = "author";

    /// <summary>Sees everything and changes nothing.</summary>
    public const string Auditor = "auditor";

    private static readonly FrozenDictionary<string, ImmutableHashSet<StaffRight>> Table = new Dictionary<string, ImmutableHashSet<StaffRight>>
    {
        [Owner] = [ReadConversations, Acknowledge, TakeOver, SeeContent, ManageMembers, ReadAudit, SeeAppointments, ChangeAppointments, Annotate, SeeFigures, Correct, SeeLearning, Teach],
        [Clinician] = [ReadConversations, Acknowledge, TakeOver, SeeContent, SignOff, SeeAppointments, ChangeAppointments, Annotate, SeeFigures, Correct, SeeLearning, Teach, ApproveTriage],
        [FrontDesk] = [ReadConversations, Acknowledge, TakeOver, SeeAppointments, ChangeAppointments, Annotate, SeeFigures, Correct],
        [Author] = [SeeContent, SeeFigures],
        [Auditor] = [ReadConversations, SeeContent, ReadAudit, SeeAppointments, SeeFigures, SeeLearning],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ImmutableArray<string> All { get; } = [Owner, Clinician, FrontDesk, Author, Auditor];

    /// <summary>The role as people say it.</summary>
    public static string Title(string role) => role switch
    {
        Owner => "Owner",
        Clinician => "Clinician",
        FrontDesk => "Front desk",
        Author => "Content author",
        Auditor => "Auditor",
        _ => role,
    };

    /// <param name="role">One of <see cref="All"/>; any other may do nothing.</param>
    public static bool Allows(string role, StaffRight right) => Table.TryGetValue(role, out var rights) && rights.Contains(right);

    public static bool Allows(ClaimsPrincipal member, StaffRight right) =>
        member.Identity?.IsAuthenticated == true && All.Any(role => member.IsInRole(role) && Allows(role, right));
}

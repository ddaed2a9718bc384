using NodaTime;

namespace SkinAdvisorBot.Host.Staff;

/// <summary>The clinic's time zone as the content has it at the moment.</summary>
public sealed class ClinicZone(Func<DateTimeZone> current)
{
    public DateTimeZone Now => current();

    /// <summary>A moment as the clinic's clocks show it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Now).ToDateTimeOffset();
}

using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Host.Staff;

/// <summary>How the console behaves; section <c>Staff</c>.</summary>
public sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>Minutes without a word of the member after which the bot answers again, 1 to 240.</summary>
    public int LeaseMinutes { get; set; } = 15;
}

public sealed class StaffOptionsValidator : IValidateOptions<StaffOptions>
{
    public ValidateOptionsResult Validate(string? name, StaffOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.LeaseMinutes is >= 1 and <= 240
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Staff:LeaseMinutes has to be 1 to 240: the minutes of silence after which the bot answers again.");
    }
}

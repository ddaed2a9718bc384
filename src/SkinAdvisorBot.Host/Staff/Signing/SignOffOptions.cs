using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Host.Staff.Signing;

/// <summary>How long signatures hold.</summary>
public sealed class SignOffOptions
{
    public const string Section = "Staff";

    public const int LeastMonths = 1;

    public const int MostMonths = 36;

    /// <summary>Months until a signature expires, 1 to 36.</summary>
    public int SignatureMonths { get; set; } = 12;
}

internal sealed class SignOffOptionsValidator : IValidateOptions<SignOffOptions>
{
    public ValidateOptionsResult Validate(string? name, SignOffOptions options) =>
        options.SignatureMonths is >= SignOffOptions.LeastMonths and <= SignOffOptions.MostMonths
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Staff:SignatureMonths is {options.SignatureMonths}. Write the months a signature holds, {SignOffOptions.LeastMonths} to {SignOffOptions.MostMonths}.");
}

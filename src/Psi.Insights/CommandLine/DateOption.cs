using System.CommandLine;
using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary><c>--on</c>, the same in every command that decides for a date.</summary>
internal static class DateOption
{
    public static Option<CalendarDate?> Create(string description) => Create("--on", description);

    /// <summary>An option of another name that takes a date.</summary>
    public static Option<CalendarDate?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (CalendarDate.TryParse(result.Tokens[0].Value, out var date))
            {
                return date;
            }

            result.AddError($"{name}: '{result.Tokens[0].Value}' is no date that exists, written yyyy-MM-dd.");
            return null;
        },
    };

    /// <summary>The date given, else today in UTC.</summary>
    public static CalendarDate Of(ParseResult arguments, Option<CalendarDate?> option)
    {
        if (arguments.GetValue(option) is { } given)
        {
            return given;
        }

        var now = DateTime.UtcNow;
        return new CalendarDate(now.Year, now.Month, now.Day);
    }
}

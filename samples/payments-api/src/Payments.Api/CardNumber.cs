using System.Text.RegularExpressions;

namespace Contoso.Payments;

/// <summary>Recognises card numbers where none may be.</summary>
internal static partial class CardNumber
{
    /// <summary>
    /// Whether groups of digits, with at most a space or dash between them, make 13 to 19 digits with a valid check digit.
    /// </summary>
    public static bool IsIn(string text) =>
        DigitGroups().Matches(text).Select(match => match.Value.Split(' ', '-')).Any(groups =>
            Enumerable.Range(0, groups.Length).Any(first =>
                Enumerable.Range(first + 1, groups.Length - first).Any(end => IsCardNumber(string.Concat(groups[first..end])))));

    // The check digit is that of the Luhn formula, ISO/IEC 7812-1 annex B.
    private static bool IsCardNumber(string digits)
    {
        if (digits.Length is < 13 or > 19)
        {
            return false;
        }

        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = (digits[^(place + 1)] - '0') * (place % 2 == 0 ? 1 : 2);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex("[0-9]+(?:[ -][0-9]+)*")]
    private static partial Regex DigitGroups();
}

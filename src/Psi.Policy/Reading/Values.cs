using System.Globalization;

namespace Psi.Policy.Reading;

/// <summary>How single values of the contracts are read.</summary>
internal static class Values
{
    public static bool Text(string text, out string? value, out string expectation)
    {
        (value, expectation) = (text, "expected a text");
        return text.Length > 0;
    }

    /// <summary>A person or a group that can be written to: deliberately loose, the organisation knows its own addresses.</summary>
    public static bool Person(string text, out string? value, out string expectation)
    {
        expectation = "expected one e-mail address; if more than one is accountable, no one is";
        var at = text.IndexOf('@');
        value = at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';') ? text : null;
        return value is not null;
    }

    public static bool Pattern(string text, out ComponentPattern? value, out string expectation)
    {
        var read = ComponentPattern.TryParse(text, out value, out var expected);
        expectation = expected ?? "";
        return read;
    }

    /// <summary>A pattern without a version: what a policy entry names, whose versions stand under 'versions'.</summary>
    public static bool VersionlessPattern(string text, out ComponentPattern? value, out string expectation)
    {
        if (!Pattern(text, out value, out expectation) || value!.Version is null) return value is not null;
        (value, expectation) = (null, "leave the version out of the package URL and write it under 'versions', for example versions: \"[1.0,2.0)\"");
        return false;
    }

    public static bool Component(string text, out PackageUrl? value, out string expectation)
    {
        var read = PackageUrl.TryParse(text, out value, out var expected);
        expectation = expected ?? "";
        return read;
    }

    public static bool Interval(string text, out VersionInterval? value, out string expectation)
    {
        expectation = "expected a NuGet interval that holds at least one version, such as \"[1.0,2.0)\" or \"(,13.0.1)\"";
        return VersionInterval.TryParse(text, out value);
    }

    public static bool Date(string text, out CalendarDate? value, out string expectation)
    {
        expectation = "expected a date that exists, written yyyy-MM-dd";
        value = CalendarDate.TryParse(text, out var date) ? date : null;
        return value is not null;
    }

    public static bool Level(string text, out int value, out string expectation)
    {
        expectation = "expected a product level: 1, 2 or 3";
        value = text is ['1' or '2' or '3'] ? text[0] - '0' : 0;
        return value != 0;
    }

    public static bool OptionalLevel(string text, out int? value, out string expectation)
    {
        var read = Level(text, out var level, out expectation);
        value = read ? level : null;
        return read;
    }

    public static bool Days(string text, out int? value, out string expectation)
    {
        expectation = "expected a number of days from 1 to 3650";
        value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 3650 ? days : null;
        return value is not null;
    }

    public static bool Percentage(string text, out string? value, out string expectation)
    {
        expectation = "expected a percentage from 0 to 100, such as 99.9";
        var read = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100;
        value = read ? text : null;
        return read;
    }

    public static bool Path(string text, out PathGlob? value, out string expectation)
    {
        expectation = "expected a path below the repository root with '/', '*' and '**', such as src/**/Legacy*.cs";
        return PathGlob.TryParse(text, out value);
    }

    /// <summary>An id of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>: it goes into file names, keys and messages.</summary>
    public static bool Identifier(string text, out string? value, out string expectation)
    {
        expectation = "expected an id of letters, digits, '-', '_' and '.', at most 64 long";
        value = text.Length is >= 1 and <= 64 && text.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '-' or '_' or '.') ? text : null;
        return value is not null;
    }
}

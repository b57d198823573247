using System.Globalization;

namespace Psi.Policy.Reading;

/// <summary>Reads single values of the file contracts.</summary>
internal static class ValueParsers
{
    private const string NothingToAccept =
        "nobody can accept beforehand what keeps Psi from deciding or looking; fix it, or ask for a waiver";

    /// <summary>A text of one or several lines.</summary>
    public static bool Text(string text, out string? value, out string expectation)
    {
        expectation = "expected a text of at most 4000 characters, without invisible ones";
        var withoutBreaks = text.Replace("\r", "").Replace("\n", "").Replace("\t", "");
        value = text.Length is > 0 and <= 4000 && DisplayText.IsPrintable(withoutBreaks) ? text : null;
        return value is not null;
    }

    /// <summary>A name or title: it goes into messages, tables and page titles.</summary>
    public static bool Line(string text, out string? value, out string expectation)
    {
        expectation = "expected one line of at most 200 characters, without invisible ones";
        value = text.Length <= 200 && !string.IsNullOrWhiteSpace(text) && DisplayText.IsPrintable(text) ? text : null;
        return value is not null;
    }

    /// <summary>What products are grouped by: two that look alike have to be one.</summary>
    public static bool Name(string text, out string? value, out string expectation)
    {
        expectation = "expected a name of at most 200 characters, without invisible ones and without white space but spaces inside";
        value = text.Length <= 200 && DisplayText.IsName(text) ? text : null;
        return value is not null;
    }

    /// <summary>A word that the organisation chooses.</summary>
    public static bool Word(string text, out string? value, out string expectation)
    {
        expectation = "expected a word of at most 64 characters, without spaces";
        value = text.Length is > 0 and <= 64 && !text.Any(char.IsWhiteSpace) && DisplayText.IsVisible(text) ? text : null;
        return value is not null;
    }

    /// <summary>A tool that rewrites assemblies.</summary>
    public static bool Rewriter(string text, out string? value, out string expectation)
    {
        expectation = $"expected the id of a NuGet package, or {Rewriters.ReadyToRun}";
        var valid = text.Length is > 0 and <= 100
            && text.All(character => char.IsLetterOrDigit(character) || character is '.' or '_' or '-');
        value = valid ? text : null;
        return valid;
    }

    /// <summary>A person or a group that can be written to: lenient, because the organisation knows its own addresses.</summary>
    public static bool Person(string text, out string? value, out string expectation)
    {
        expectation = "expected one e-mail address";
        var at = text.IndexOf('@');
        var valid = text.Length <= 254 && at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1
            && !text.Any(character => char.IsWhiteSpace(character) || character is ',' or ';') && DisplayText.IsVisible(text);
        value = valid ? text : null;
        return valid;
    }

    /// <summary>The one person that answers for a product.</summary>
    public static bool AccountablePerson(string text, out string? value, out string expectation)
    {
        var read = Person(text, out value, out _);
        expectation = "expected the e-mail address of exactly one person; where several are accountable, no one is";
        return read;
    }

    /// <summary>A page that can be opened: only http and https, because it becomes a link.</summary>
    public static bool Address(string text, out string? value, out string expectation)
    {
        expectation = "expected the address of a page: https://… or http://…, at most 1000 characters without spaces";
        var valid = text.Length <= 1000 && !text.Any(char.IsWhiteSpace) && DisplayText.IsPrintable(text)
            && (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal))
            && Uri.TryCreate(text, UriKind.Absolute, out _);
        value = valid ? text : null;
        return valid;
    }

    /// <summary>The address of a rule's page, with <c>{id}</c> once where the id of the rule goes, behind the host.</summary>
    public static bool HelpAddress(string text, out string? value, out string expectation)
    {
        var isAddress = Address(text, out value, out expectation);
        var place = text.IndexOf(RulePages.IdPlace, StringComparison.Ordinal);
        var path = isAddress ? text.IndexOf('/', text.IndexOf("//", StringComparison.Ordinal) + 2) : -1;
        // An id in the host would lead to as many hosts as there are rules.
        var valid = path > 0 && place > path
            && !text.Remove(place, RulePages.IdPlace.Length).Any(EndsAnAddress)
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Host.Length: > 0, UserInfo.Length: 0 };
        expectation += $", with {RulePages.IdPlace} once behind the host, such as https://security.contoso.example/psi/{{id}}";
        value = valid ? text : null;
        return valid;
    }

    // What no address has unescaped: it would end the link, or the text around it, wherever the link is printed.
    private static bool EndsAnAddress(char character) =>
        character is '{' or '}' or '<' or '>' or '"' or '\'' or '(' or ')' or '\\' or '^' or '`' or '|';

    /// <summary>A host name, as configuration and code name it, or all below one.</summary>
    public static bool HostPattern(string text, out string? value, out string expectation)
    {
        expectation = "expected a host name without scheme, port and path, such as login.contoso.example, or all below one: "
            + "*.contoso.example";
        var name = text.StartsWith("*.", StringComparison.Ordinal) ? text.Substring(2) : text;
        var valid = name.Length is > 0 and <= 250 && name.Split('.').All(label => label.Length > 0 && label.All(IsHostCharacter));
        value = valid ? text : null;
        return valid;
    }

    private static bool IsHostCharacter(char character) => char.IsLetterOrDigit(character) || character is '-' or '_';

    /// <summary>A configuration key, written for settings files or for the environment.</summary>
    public static bool ConfigurationKey(string text, out string? value, out string expectation)
    {
        expectation = "expected a configuration key such as Authentication:Authority";
        var key = text.Replace("__", ":");
        var valid = key.Length is > 0 and <= 200 && !text.Any(char.IsWhiteSpace) && DisplayText.IsVisible(text)
            && key.Split(':').All(part => part.Length > 0);
        value = valid ? key : null;
        return valid;
    }

    /// <summary>A namespace, a type or a member.</summary>
    public static bool ApiName(string text, out string? value, out string expectation)
    {
        expectation = "expected a type or a member with its namespace, such as Azure.Security.KeyVault.Secrets.SecretClient, "
            + "or all of a namespace: Auth0.*";
        var name = text.EndsWith(".*", StringComparison.Ordinal) ? text.Substring(0, text.Length - 2) : text;
        var valid = name.Length is > 0 and <= 300
            && (name != text || name.IndexOf('.') > 0)
            && name.Split('.').All(part => part.Length > 0 && part.All(IsNameCharacter) && !IsDigit(part[0]));
        value = valid ? text : null;
        return valid;
    }

    private static bool IsNameCharacter(char character) => char.IsLetterOrDigit(character) || character is '_' or '`';

    /// <summary>The name of an image, a resource or an action, in which <c>*</c> is any text.</summary>
    public static bool TraceName(string text, out string? value, out string expectation)
    {
        expectation = "expected a name without white space, of which more than '*' is known, such as Contoso.KeyVault/vaults or "
            + "contoso/security-scan*";
        var valid = text.Length is > 0 and <= 300 && !text.Any(char.IsWhiteSpace) && DisplayText.IsVisible(text)
            && text.Any(character => character != '*');
        value = valid ? text : null;
        return valid;
    }

    public static bool Pattern(string text, out ComponentPattern? value, out string expectation)
    {
        var read = ComponentPattern.TryParse(text, out value, out var expected);
        expectation = expected ?? "";
        return read;
    }

    /// <summary>A pattern without a version: an entry of a policy names versions under 'versions'.</summary>
    public static bool VersionlessPattern(string text, out ComponentPattern? value, out string expectation)
    {
        if (!Pattern(text, out value, out expectation) || value!.Version is null)
        {
            return value is not null;
        }

        value = null;
        expectation = "leave the version out of the package URL and write it under 'versions', for example versions: \"[1.0,2.0)\"";
        return false;
    }

    /// <summary>One component to use instead; a glob is refused.</summary>
    public static bool Component(string text, out PackageUrl? value, out string expectation)
    {
        var read = PackageUrl.TryParse(text, out value, out var expected);
        expectation = expected ?? "'*' is not allowed here; name one component";
        if (value is null || (value.FullName + value.Version).IndexOf('*') < 0)
        {
            return read;
        }

        value = null;
        return false;
    }

    /// <summary>One version of one component.</summary>
    public static bool ExactComponent(string text, out PackageUrl? value, out string expectation)
    {
        if (!Component(text, out value, out expectation) || value!.Version is not null)
        {
            return value is not null;
        }

        (value, expectation) = (null, "write the version behind it, such as pkg:nuget/Newtonsoft.Json@12.0.1");
        return false;
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

    /// <summary>A whole number within bounds, both included.</summary>
    public static Parse<int?> Between(int least, int most) => (string text, out int? value, out string expectation) =>
    {
        expectation = $"expected a whole number from {least} to {most}";
        value = WholeNumber(text, least, most);
        return value is not null;
    };

    public static bool Days(string text, out int? value, out string expectation)
    {
        expectation = "expected a number of days from 1 to 3650";
        value = WholeNumber(text, 1, 3650);
        return value is not null;
    }

    public static bool Percentage(string text, out string? value, out string expectation)
    {
        expectation = "expected a percentage from 0 to 100, such as 99.9";
        var read = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 0 and <= 100;
        value = read ? text : null;
        return read;
    }

    /// <summary>A number in decimal notation: no exponent, no thousands.</summary>
    public static bool Number(string text, out decimal? value, out string expectation)
    {
        expectation = "expected a number such as 95 or 0.5";
        const NumberStyles signed = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        var read = decimal.TryParse(text, signed, CultureInfo.InvariantCulture, out var number);
        value = read ? number : null;
        return read;
    }

    public static bool Path(string text, out PathGlob? value, out string expectation)
    {
        expectation = "expected a path below the repository root with '/', '*' and '**', such as src/**/Legacy*.cs";
        return PathGlob.TryParse(text, out value);
    }

    /// <summary>A file as output names it; it is compared, never opened.</summary>
    public static bool FilePath(string text, out string? value, out string expectation)
    {
        expectation = "expected a file as messages name it, from the repository root with '/', such as src/Web/Web.csproj; no pattern";
        var valid = text.Length is > 0 and <= 1024
            && !string.IsNullOrWhiteSpace(text)
            && text.IndexOf('\\') < 0
            && DisplayText.IsPrintable(text);
        value = valid ? text : null;
        return value is not null;
    }

    /// <summary>How many findings there are.</summary>
    public static bool FindingCount(string text, out int? value, out string expectation)
    {
        expectation = "expected a number of findings from 1 to 1000000";
        value = WholeNumber(text, 1, 1_000_000);
        return value is not null;
    }

    /// <summary>A decision about a component that can be listed; one that could not be determined can't.</summary>
    public static bool BaselineRule(string text, out string? value, out string expectation)
    {
        var read = Vocabularies.BaselineRules.TryParse(text, out value, out expectation);
        if (text == ProblemIds.Undetermined)
        {
            expectation = NothingToAccept;
        }

        return read;
    }

    /// <summary>A rule whose findings can be listed: about code, not about files and set-up, and no decision about a component.</summary>
    public static bool FindingRule(string text, out string? value, out string expectation)
    {
        var isAboutSetUp = text.StartsWith("PSI0", StringComparison.Ordinal);
        if (!RuleId(text, out value, out expectation) || !(isAboutSetUp || text.StartsWith("PSI10", StringComparison.Ordinal)))
        {
            return value is not null;
        }

        expectation = isAboutSetUp ? NothingToAccept : "a decision about a component stands under 'components'";
        value = null;
        return false;
    }

    /// <summary>An advisory by its name or its address; the name is kept.</summary>
    public static bool Advisory(string text, out string? value, out string expectation)
    {
        expectation = "expected the name or address of one advisory, such as GHSA-5crp-9r3c-p9vr";
        var read = Identifier(KnownVulnerability.IdOf(text), out value, out _)
            && text.Length <= 1024
            && (text == value || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
        if (!read)
        {
            value = null;
        }

        return read;
    }

    /// <summary>An id of letters, digits, <c>-</c>, <c>_</c> and <c>.</c>: it goes into file names, keys and messages.</summary>
    public static bool Identifier(string text, out string? value, out string expectation)
    {
        expectation = "expected an id of letters, digits, '-', '_' and '.', at most 64 long";
        value = text.Length is >= 1 and <= 64 && text.All(IsIdentifierCharacter) ? text : null;
        return value is not null;
    }

    private static bool IsIdentifierCharacter(char character) =>
        IsLetter(character) || IsDigit(character) || character is '-' or '_' or '.';

    private static bool IsLetter(char character) => character is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private static int? WholeNumber(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;

    /// <summary>
    /// The id of a rule: letters, then digits. Psi's own have four digits; one with more or fewer would name a rule that never runs.
    /// </summary>
    public static bool RuleId(string text, out string? value, out string expectation)
    {
        expectation = "expected a rule id such as PSI3201";
        var letters = text.TakeWhile(IsLetter).Count();
        var digits = text.Skip(letters).Count(IsDigit);
        var isPsi = letters == 3 && text.StartsWith("PSI", StringComparison.OrdinalIgnoreCase);
        var valid = letters > 0 && digits > 0 && letters + digits == text.Length && text.Length <= 64
            && (!isPsi || (digits == 4 && text.StartsWith("PSI", StringComparison.Ordinal)));
        value = valid ? text : null;
        return valid;
    }

    /// <summary>The id of a rule about code. A foreign one may be anything; of Psi's, one that can't exist would never look.</summary>
    public static bool CodeRule(string text, out string? value, out string expectation)
    {
        if (CodeRules.IsEvidence(text))
        {
            expectation = "it is evidence, which supports a requirement; write it under 'evidence'";
            value = null;
        }
        else if (RuleId(text, out value, out expectation) && CodeRules.IsImpossible(text))
        {
            expectation = $"it is no rule of Psi that looks at code{CodeRules.Suggested(text)}";
            value = null;
        }

        return value is not null;
    }

    /// <summary>The id of evidence.</summary>
    public static bool EvidenceId(string text, out string? value, out string expectation)
    {
        expectation = "expected the id of evidence such as PSI3901; rules that find something belong under 'rules'";
        value = CodeRules.IsEvidence(text) ? text : null;
        return value is not null;
    }

    /// <summary>A chapter, section or requirement of OWASP ASVS 5.0: <c>V12</c>, <c>V12.3</c>, <c>V12.3.2</c>.</summary>
    public static bool AsvsReference(string text, out string? value, out string expectation)
    {
        expectation = "expected an ASVS 5.0 reference such as V12.3.2";
        var parts = text.Length <= 16 && text is ['V', ..] ? text.Substring(1).Split('.') : [];
        var valid = parts.Length is >= 1 and <= 3 && parts.All(part => part.Length is 1 or 2 && part.All(IsDigit));
        value = valid ? text : null;
        return valid;
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace Psi.Policy.Tests.Editing;

public class PolicyEditorTests
{
    private const string Head = "psi: policy/v1\norganisation: Contoso\nversion: '1'\n# The list\ncomponents:\n";

    [Fact]
    public void A_value_is_replaced_where_it_stands_and_its_comment_stays()
    {
        const string entry = "  # why\n  - purl: pkg:nuget/A   # the id\n    versions: \"[1.0,)\"   # since the audit\n"
            + "    status: permitted\n\n  # the end\n";

        Assert.Equal(entry.Replace("[1.0,)", "[1.2.0,)", StringComparison.Ordinal), Amend(entry, ("versions", "[1.2.0,)")));
    }

    [Theory]
    [InlineData("versions: '[1.0,)'", "versions: '[1.2.0,)'")]
    [InlineData("versions: \"[1.0,)\"", "versions: \"[1.2.0,)\"")]
    [InlineData("versions: 1.0", "versions: \"[1.2.0,)\"")]
    public void Quotes_stay_as_they_are_and_come_where_they_are_needed(string before, string after) =>
        Assert.Equal(
            $"  - purl: pkg:nuget/A\n    status: permitted\n    {after}\n",
            Amend($"  - purl: pkg:nuget/A\n    status: permitted\n    {before}\n", ("versions", "[1.2.0,)")));

    [Fact]
    public void Keys_it_does_not_have_come_behind_those_they_follow_in_the_contract()
    {
        Assert.Equal(
            "  - owner: a@b.example\n    purl: pkg:nuget/A\n    status: deprecated # fine\n    versions: \"[1.0,)\"\n"
            + "    replacement: pkg:nuget/B\n    reason: \"It's over: use B.\"\n    levels: [1]\n",
            Amend(
                "  - owner: a@b.example\n    purl: pkg:nuget/A\n    status: permitted # fine\n    levels: [1]\n",
                ("reason", "It's over: use B."), ("status", "deprecated"), ("replacement", "pkg:nuget/B"), ("versions", "[1.0,)")));
    }

    [Fact]
    public void Braces_stay_braces() =>
        Assert.Equal(
            "  - { purl: pkg:nuget/A, status: deprecated, versions: \"[1.0,)\", reason: 'Don''t.' } # one line\n",
            Amend(
                "  - { purl: pkg:nuget/A, status: permitted, reason: 'Because.' } # one line\n",
                ("status", "deprecated"),
                ("versions", "[1.0,)"),
                ("reason", "Don't.")));

    [Fact]
    public void Braces_over_several_lines_stay_so_too() =>
        Assert.Equal(
            "  - {\n      purl: pkg:nuget/A, # the id\n      status: permitted, versions: \"[1.0,)\" # the status\n    }\n",
            Amend("  - {\n      purl: pkg:nuget/A, # the id\n      status: permitted # the status\n    }\n", ("versions", "[1.0,)")));

    [Fact]
    public void Line_ends_stay_those_of_the_file()
    {
        var before = (Head + "  - purl: pkg:nuget/A\n    status: permitted # 😀\n  - purl: pkg:nuget/B\n    status: permitted\n")
            .ReplaceLineEndings("\r\n");

        Assert.True(
            PolicyEditor.TryApply(
                before,
                [new(At(before, "pkg:nuget/B"), "versions", "[1.0,)"), new(At(before, "pkg:nuget/A"), "versions", "[2.0,)")],
                out var after));

        const string amended = "  - purl: pkg:nuget/A\n    status: permitted # 😀\n    versions: \"[2.0,)\"\n"
            + "  - purl: pkg:nuget/B\n    status: permitted\n    versions: \"[1.0,)\"\n";
        Assert.Equal((Head + amended).ReplaceLineEndings("\r\n"), after);
    }

    [Fact]
    public void A_file_without_a_last_line_end_gets_the_new_line_all_the_same() =>
        Assert.Equal(
            "  - purl: pkg:nuget/A\n    status: permitted\n    versions: \"[1.0,)\"",
            Amend("  - purl: pkg:nuget/A\n    status: permitted", ("versions", "[1.0,)")));

    [Fact]
    public void Of_two_entries_of_one_component_only_the_one_named_changes()
    {
        var text = Head
            + "  - { purl: pkg:nuget/A, status: permitted, versions: \"[2.0,)\" }\n"
            + "  - { purl: pkg:nuget/A, status: permitted, versions: \"[2.0,)\", scopes: [test] }\n";
        var second = At(text, "pkg:nuget/A", occurrence: 2);

        Assert.True(PolicyEditor.TryApply(text, [new(second, "versions", "[3.0,)")], out var after));

        Assert.Equal(text.Replace("\"[2.0,)\", scopes", "\"[3.0,)\", scopes", StringComparison.Ordinal), after);
    }

    [Theory]
    [InlineData("  - purl: pkg:nuget/A\n    status: permitted\n    reason: >-\n      Over several\n      lines.\n")]
    [InlineData("  - purl: pkg:nuget/A\n    status: permitted\n    reason: over several\n      lines\n")]
    [InlineData("  - purl: pkg:nuget/A\n    status: permitted\n    reason: \"over several\n      lines\"\n")]
    public void A_value_over_several_lines_is_left_to_people(string entry) => Assert.Null(Amend(entry, ("reason", "New.")));

    [Theory]
    [InlineData("  - ? purl\n    : pkg:nuget/A\n    ? status\n    : permitted\n")]
    [InlineData("  - purl: pkg:nuget/A\n    status:\n      permitted\n    owner: a\n")]
    public void However_it_is_written_the_result_says_what_was_meant_or_there_is_none(string entry)
    {
        if (Amend(entry, ("versions", "[1.0,)")) is not { } after)
        {
            return;
        }

        var policy = PolicyFileReader.Read("p.yaml", Head + after);
        Assert.True(policy.IsValid, after);
        Assert.Equal("[1.0,)", Assert.Single(policy.Value!.Components).Versions!.ToString());
    }

    [Fact]
    public void An_entry_that_is_not_there_is_not_changed() =>
        Assert.False(
            PolicyEditor.TryApply(
                Head + "  - { purl: pkg:nuget/A, status: permitted }\n",
                [new(new FileLocation("", 99, 1), "status", "deprecated")],
                out _));

    [Fact]
    public void Another_key_than_those_of_single_texts_is_not_changed() =>
        Assert.Null(Amend("  - { purl: pkg:nuget/A, status: permitted }\n", ("scopes", "runtime")));

    [Fact]
    public void Whatever_the_policy_it_then_says_the_change_and_nothing_else_and_taking_it_back_gives_the_file_again()
    {
        var cases =
            from policy in Policies
            from chosen in Gen.Choose(0, policy.Entries - 1)
            from value in Gen.Elements("New reason.", "It's: \"new\" # \\ really", "null", "{x}", "é 😀")
            select (policy.Text, chosen, value);

        Property.Holds(cases, item =>
        {
            var before = PolicyFileReader.Read("p.yaml", item.Text);
            var entry = before.Value!.Components[item.chosen];
            Assert.True(before.IsValid);

            Assert.True(PolicyEditor.TryApply(item.Text, [new(entry.Location, "reason", item.value)], out var amended));

            var after = PolicyFileReader.Read("p.yaml", amended);
            Assert.True(after.IsValid);
            Assert.Equal(item.value, after.Value!.Components[item.chosen].Reason);
            var expected = before.Value.Components
                .Select((other, index) => index == item.chosen ? other with { Reason = item.value } : other);
            Assert.Equal(
                expected.Select(other => (other.Pattern, other.Status, other.Versions, other.Owner, other.Reason)),
                after.Value.Components.Select(other => (other.Pattern, other.Status, other.Versions, other.Owner, other.Reason)));
            if (entry.Reason is { } old)
            {
                Assert.True(
                    PolicyEditor.TryApply(amended, [new(after.Value.Components[item.chosen].Location, "reason", old)], out var back));
                Assert.Equal(old, PolicyFileReader.Read("p.yaml", back).Value!.Components[item.chosen].Reason);
            }

            // Comments are no content: they are counted.
            return Comments(item.Text) == Comments(amended);
        });

        static int Comments(string text) => text.Split("# remark").Length;
    }

    private static Gen<(string Text, int Entries)> Policies =>
        from entries in Entry.NonEmptyListOf()
        from newLine in Gen.Elements("\n", "\r\n")
        from end in Gen.Elements("", "\n", "\n\n# remark\n")
        select ((Head + string.Join("\n", entries) + end).ReplaceLineEndings(newLine), entries.Count());

    private static Gen<string> Entry =>
        from name in Gen.Elements("A", "B", "C.*")
        from status in Gen.Elements("permitted", "'recommended'", "\"permitted\"")
        from reason in Gen.Elements("", "Because.", "'It''s so.'", "\"So\\t\\\"it\\\" is\"")
        from versions in Gen.Elements("", "\"[1.0,2.0)\"", "'(,3.0)'", "1.0")
        from remark in Gen.Elements("", " # remark", "   # remark: { purl: x }")
        from inBraces in Gen.Elements(true, false)
        select inBraces
            ? $"  - {{ purl: pkg:nuget/{name}, status: {status}{Pair(", ", "versions", versions)}{Pair(", ", "reason", reason)} }}{remark}"
            : $"  - purl: pkg:nuget/{name}{remark}\n    status: {status}{Pair("\n    ", "reason", reason)}{remark}"
                + $"{Pair("\n    ", "versions", versions)}\n    owner: a@b.example{remark}";

    private static string Pair(string before, string key, string value) => value.Length == 0 ? "" : $"{before}{key}: {value}";

    private static string? Amend(string entry, params (string Key, string Value)[] changes)
    {
        var text = Head + entry;
        var place = At(text, "pkg:nuget/A");
        return PolicyEditor.TryApply(text, [.. changes.Select(change => new EntryChange(place, change.Key, change.Value))], out var amended)
            ? amended[Head.Length..]
            : null;
    }

    private static FileLocation At(string text, string purl, int occurrence = 1) =>
        PolicyFileReader.Read("", text).Value!.Components.Where(entry => entry.Pattern.ToString() == purl)
            .ElementAt(occurrence - 1).Location;
}

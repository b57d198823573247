using Psi.Analyzers;
using Psi.Policy;

namespace Psi.Build.Tests;

/// <summary>What a policy may set and what the rules read are the same: the compiler's rooms share no code with the policy's.</summary>
public sealed class RuleSettingsTests
{
    [Fact]
    public void The_rules_have_the_default_and_bounds_of_each_setting_of_a_policy() =>
        Assert.Equal(
            RuleSetting.All.Select(setting => (setting.Option, setting.Default, setting.Least, setting.Most)).Order(),
            RuleOption.All.Select(option => (option.Key, option.Default, option.Least, option.Most)).Order());
}

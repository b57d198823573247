using System.Collections.Immutable;

namespace Psi.Analyzers;

/// <summary>Keys of a finding's properties. They reach the error log as <c>customProperties</c>.</summary>
internal static class FindingProperties
{
    /// <summary>The name of the algorithm that a finding is about, such as <c>MD5</c> or <c>TripleDES</c>.</summary>
    public const string Algorithm = "algorithm";

    /// <summary>PSI3103: how many bits an RSA key should have.</summary>
    public const string Bits = "bits";

    /// <summary>PSI1101: the component's package URL with its version.</summary>
    public const string Component = "component";

    /// <summary>PSI1101: the rule that decided about the component: <c>PSI1001</c>, <c>PSI1002</c> or <c>PSI1003</c>.</summary>
    public const string Decision = "decision";

    /// <summary>PSI3205: the setting to change, in lower case and without spaces; empty when there are several.</summary>
    public const string Setting = "setting";

    /// <summary>PSI3205: the value that setting should have.</summary>
    public const string SecureValue = "secureValue";

    /// <summary>The shape of the code that was found. Each rule has its own values.</summary>
    public const string Form = "form";

    /// <summary>PSI3108: the smallest number to write, where results made with another number stay valid.</summary>
    public const string Least = "least";

    /// <summary>PSI0105: whether rules looked, <see cref="Yes"/> or <see cref="No"/>.</summary>
    public const string Looked = "looked";

    /// <summary>PSI0105: the assembly whose tests the code holds; missing when it holds none.</summary>
    public const string Framework = "framework";

    /// <summary>PSI2001, PSI2002, PSI3911, PSI3912: the id of the shared security service that the finding is about.</summary>
    public const string Service = "service";

    /// <summary>What shows the service: one of the values of <see cref="Services.ServiceTrace"/>.</summary>
    public const string Trace = "trace";

    /// <summary>The host, the API or the key that was found, or what the code does itself, as a clause.</summary>
    public const string Name = "name";

    /// <summary>PSI2001: the host to write instead; missing where the service has several, or none.</summary>
    public const string Replacement = "replacement";

    /// <summary>It is so.</summary>
    public const string Yes = "yes";

    /// <summary>It is not so.</summary>
    public const string No = "no";

    /// <summary>The properties of a finding that has one.</summary>
    public static ImmutableDictionary<string, string?> Of(string key, string? value) =>
        ImmutableDictionary<string, string?>.Empty.Add(key, value);
}

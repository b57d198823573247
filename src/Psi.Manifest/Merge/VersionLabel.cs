namespace Psi.Manifest;

/// <summary>The version that a policy states, where it is made of numbers, like <c>2026.11</c>, <c>2026-11-02</c> or <c>v3</c>.</summary>
internal sealed class VersionLabel : IComparable<VersionLabel>, IEquatable<VersionLabel>
{
    private readonly List<string> _numbers;

    private VersionLabel(List<string> numbers) => _numbers = numbers;

    /// <summary>Null for any other text, which has no order.</summary>
    public static VersionLabel? Parse(string text)
    {
        var digits = text is ['v' or 'V', .. var rest] ? rest : text;
        var numbers = digits.Split('.', '-', '_');
        return numbers.All(number => number.Length > 0 && number.All(character => character is >= '0' and <= '9'))
            ? new VersionLabel([.. numbers.Select(number => number.TrimStart('0'))])
            : null;
    }

    /// <summary>Number by number; a missing one is the lowest.</summary>
    public int CompareTo(VersionLabel? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < Math.Min(_numbers.Count, other._numbers.Count); i++)
        {
            // Without leading zeros the longer number is the greater.
            var (mine, others) = (_numbers[i], other._numbers[i]);
            var order = mine.Length != others.Length ? mine.Length.CompareTo(others.Length) : string.CompareOrdinal(mine, others);
            if (order != 0)
            {
                return order;
            }
        }

        return _numbers.Count.CompareTo(other._numbers.Count);
    }

    public bool Equals(VersionLabel? other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as VersionLabel);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(string.Join(".", _numbers));
}

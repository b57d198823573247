using System.Reflection.Metadata;

namespace Psi.Verify.Compiling;

/// <summary>
/// In which order the compiler was given the generated documents. It numbers lambdas and orders members by it, so another order makes
/// another assembly. Nobody writes the order down, but it shows: the methods of a type stand in the order of its parts, and the types of a
/// namespace in the order of their first parts.
/// </summary>
internal sealed class DocumentOrder
{
    private readonly MetadataReader _debug;
    private readonly MetadataReader _code;
    private readonly IReadOnlySet<DocumentHandle> _generated;
    private readonly Dictionary<DocumentHandle, int> _seen = [];
    private readonly Dictionary<DocumentHandle, SortedSet<int>> _later = [];
    private readonly List<DocumentHandle> _documents = [];

    private DocumentOrder(MetadataReader debug, MetadataReader code, IReadOnlySet<DocumentHandle> generated) =>
        (_debug, _code, _generated) = (debug, code, generated);

    /// <summary>The rank of each generated document that has code; the others can't be ranked.</summary>
    /// <param name="debug">The debug information.</param>
    /// <param name="code">The assembly's metadata.</param>
    /// <param name="generated">The documents that are no files of the project.</param>
    public static IReadOnlyDictionary<DocumentHandle, int> Of(
        MetadataReader debug, MetadataReader code, IReadOnlySet<DocumentHandle> generated)
    {
        var order = new DocumentOrder(debug, code, generated);
        order.Collect();
        return order.Sorted();
    }

    private void Collect()
    {
        var previous = new Dictionary<(EntityHandle Outer, StringHandle Space), DocumentHandle>();
        foreach (var handle in _code.TypeDefinitions)
        {
            var type = _code.GetTypeDefinition(handle);
            var parts = PartsOf(type);
            for (var part = 1; part < parts.Count; part++)
            {
                Order(parts[part - 1], parts[part]);
            }

            // A type with a part in a file of the project stands where that is.
            if (parts.Count == 0 || parts.Exists(part => !_generated.Contains(part)))
            {
                continue;
            }

            var scope = ((EntityHandle)type.GetDeclaringType(), type.Namespace);
            if (previous.TryGetValue(scope, out var before))
            {
                Order(before, parts[0]);
            }

            previous[scope] = parts[0];
            See(parts[0]);
        }
    }

    // A constructor runs the initializers of all parts, and one that nobody wrote stands last: it tells nothing unless there is nothing else.
    private List<DocumentHandle> PartsOf(TypeDefinition type)
    {
        var parts = new List<DocumentHandle>();
        if (_code.StringComparer.StartsWith(type.Name, "<"))
        {
            return parts;
        }

        var methods = type.GetMethods().ToLookup(IsConstructor);
        foreach (var document in methods[false].Concat(methods[true].Take(methods[false].Any() ? 0 : 1)).Select(DocumentOf))
        {
            if (!document.IsNil && (parts.Count == 0 || parts[^1] != document))
            {
                parts.Add(document);
            }
        }

        return parts;
    }

    private bool IsConstructor(MethodDefinitionHandle method) =>
        _code.StringComparer.StartsWith(_code.GetMethodDefinition(method).Name, ".");

    private void Order(DocumentHandle earlier, DocumentHandle later)
    {
        if (earlier != later && _generated.Contains(earlier) && _generated.Contains(later))
        {
            var first = See(earlier);
            _later[_documents[first]].Add(See(later));
        }
    }

    private int See(DocumentHandle document)
    {
        if (!_seen.TryGetValue(document, out var index))
        {
            _seen[document] = index = _documents.Count;
            _documents.Add(document);
            _later[document] = [];
        }

        return index;
    }

    // As they are first seen, but never before one that must come earlier. Where a damaged assembly has a circle, the first seen goes first.
    private Dictionary<DocumentHandle, int> Sorted()
    {
        var waitsFor = new int[_documents.Count];
        foreach (var later in _later.Values.SelectMany(indexes => indexes))
        {
            waitsFor[later]++;
        }

        var ready = new SortedSet<int>(Enumerable.Range(0, _documents.Count).Where(index => waitsFor[index] == 0));
        var left = new SortedSet<int>(Enumerable.Range(0, _documents.Count));
        var ranks = new Dictionary<DocumentHandle, int>();
        while (left.Count > 0)
        {
            var next = ready.Count > 0 ? ready.Min : left.Min;
            ready.Remove(next);
            if (!left.Remove(next))
            {
                continue;
            }

            ranks[_documents[next]] = ranks.Count;
            foreach (var later in _later[_documents[next]])
            {
                if (--waitsFor[later] == 0)
                {
                    ready.Add(later);
                }
            }
        }

        return ranks;
    }

    private DocumentHandle DocumentOf(MethodDefinitionHandle method)
    {
        var information = _debug.GetMethodDebugInformation(method.ToDebugInformationHandle());
        if (!information.Document.IsNil || information.SequencePointsBlob.IsNil)
        {
            return information.Document;
        }

        foreach (var point in information.GetSequencePoints())
        {
            return point.Document;
        }

        return default;
    }
}

namespace Contoso.Payments;

/// <summary>The key a client chose for a request, within its own merchant and the path it called.</summary>
internal readonly record struct IdempotencyKey(string Merchant, string Path, string Key);

/// <summary>A result, and whether it was kept from an earlier request.</summary>
internal readonly record struct Answer(object? Result, bool Replayed);

/// <summary>The key was used before, for a request with another body.</summary>
internal sealed class IdempotencyKeyReusedException() : Exception("The idempotency key was used for another request.");

/// <summary>Runs each request once per key, and gives its result again when it is repeated within a day.</summary>
internal sealed class IdempotencyStore(TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Lock _lock = new();
    private readonly Dictionary<IdempotencyKey, Entry> _entries = [];
    private readonly Queue<(IdempotencyKey Key, Entry Entry)> _oldestFirst = new();

    /// <exception cref="IdempotencyKeyReusedException">The key was used with another fingerprint.</exception>
    public async Task<Answer> RunAsync(IdempotencyKey key, string fingerprint, Func<Task<object?>> run)
    {
        Entry entry;
        bool replayed;
        lock (_lock)
        {
            ForgetExpired();
            replayed = _entries.TryGetValue(key, out var earlier);
            if (earlier is not null && earlier.Fingerprint != fingerprint)
            {
                throw new IdempotencyKeyReusedException();
            }

            entry = earlier ?? new Entry(fingerprint, clock.GetUtcNow(), new Lazy<Task<object?>>(run));
            if (!replayed)
            {
                _entries.Add(key, entry);
                _oldestFirst.Enqueue((key, entry));
            }
        }

        try
        {
            return new Answer(await entry.Result.Value, replayed);
        }
        catch
        {
            // What failed unexpectedly may be tried again with the same key.
            lock (_lock) Forget(key, entry);
            throw;
        }
    }

    private void ForgetExpired()
    {
        var oldest = clock.GetUtcNow() - Kept;
        while (_oldestFirst.TryPeek(out var first) && first.Entry.At <= oldest)
        {
            Forget(first.Key, first.Entry);
            _oldestFirst.Dequeue();
        }
    }

    private void Forget(IdempotencyKey key, Entry entry)
    {
        if (_entries.TryGetValue(key, out var current) && ReferenceEquals(current, entry))
        {
            _entries.Remove(key);
        }
    }

    private sealed record Entry(string Fingerprint, DateTimeOffset At, Lazy<Task<object?>> Result);
}

namespace Contoso.Payments.Tests;

public sealed class IdempotencyStoreTests
{
    private static readonly IdempotencyKey Key = new("bookshop", "/payments", "k-1");

    private readonly SetClock _clock = new();
    private int _runs;

    [Fact]
    public async Task A_repeated_request_runs_once_and_gets_the_first_result()
    {
        var store = new IdempotencyStore(_clock);

        var first = await store.RunAsync(Key, "body", CountAsync);
        var second = await store.RunAsync(Key, "body", CountAsync);

        Assert.Equal(new Answer(1, Replayed: false), first);
        Assert.Equal(new Answer(1, Replayed: true), second);
    }

    [Fact]
    public async Task A_key_can_not_be_used_for_another_body()
    {
        var store = new IdempotencyStore(_clock);
        await store.RunAsync(Key, "body", CountAsync);

        await Assert.ThrowsAsync<IdempotencyKeyReusedException>(() => store.RunAsync(Key, "other", CountAsync));
    }

    [Fact]
    public async Task A_request_that_failed_unexpectedly_can_be_tried_again()
    {
        var store = new IdempotencyStore(_clock);
        await Assert.ThrowsAsync<IOException>(() => store.RunAsync(Key, "body", () => throw new IOException()));

        Assert.Equal(new Answer(1, Replayed: false), await store.RunAsync(Key, "body", CountAsync));
    }

    [Fact]
    public async Task After_a_day_a_key_is_forgotten()
    {
        var store = new IdempotencyStore(_clock);
        await store.RunAsync(Key, "body", CountAsync);
        _clock.Now += TimeSpan.FromHours(24);

        Assert.Equal(new Answer(2, Replayed: false), await store.RunAsync(Key, "body", CountAsync));
    }

    private Task<object?> CountAsync() => Task.FromResult<object?>(++_runs);

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

using System.Collections.Concurrent;

namespace Contoso.Payments;

/// <summary>Holds the payments in memory. A change is applied to the newest state, even when others change it at the same time.</summary>
internal sealed class PaymentStore
{
    private readonly ConcurrentDictionary<Guid, Payment> _payments = new();

    public void Add(Payment payment)
    {
        if (!_payments.TryAdd(payment.Id, payment))
            throw new InvalidOperationException($"There is a payment {payment.Id} already.");
    }

    /// <summary>The payment, or null when the merchant has no payment of this id.</summary>
    public Payment? Find(Guid id, string merchant) =>
        _payments.TryGetValue(id, out var payment) && payment.Merchant == merchant ? payment : null;

    /// <summary>Changes the payment; null when the merchant has no payment of this id.</summary>
    public Transition? Update(Guid id, string merchant, Func<Payment, Transition> change)
    {
        while (Find(id, merchant) is { } current)
        {
            var transition = change(current);
            if (transition.Payment is null || _payments.TryUpdate(id, transition.Payment, current))
            {
                return transition;
            }
        }

        return null;
    }
}

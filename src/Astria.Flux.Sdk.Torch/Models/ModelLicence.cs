namespace Astria.Flux.Torch.Models;

/// <summary>A model that is known, by its transformer, and under what licence it is published.</summary>
/// <param name="Model">What its makers call it.</param>
/// <param name="Licence">The licence's name.</param>
/// <param name="NeedsAcceptance">Whether it allows less than everything, so that whoever uses the model must have read it.</param>
internal sealed record ModelLicence(string Model, string Licence, bool NeedsAcceptance);

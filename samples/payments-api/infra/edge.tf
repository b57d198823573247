variable "profile" {
  description = "The Front Door profile of Contoso Edge."
}

variable "firewall_policy" {
  description = "The firewall policy that Contoso Edge maintains for APIs."
}

variable "domain" {
  description = "The domain payments.contoso.example in the profile."
}

resource "azurerm_cdn_frontdoor_security_policy" "payments" {
  name                     = "payments-api"
  cdn_frontdoor_profile_id = var.profile

  security_policies {
    firewall {
      cdn_frontdoor_firewall_policy_id = var.firewall_policy

      association {
        patterns_to_match = ["/*"]

        domain {
          cdn_frontdoor_domain_id = var.domain
        }
      }
    }
  }
}

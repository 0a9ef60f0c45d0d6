"""What is done with the finished folder: policy, headers, packed variants, the service worker, licences."""

{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
<p>If there is an active account with that name, an email with a link is on its way to its address. The link is good for {{MINUTES}} minutes.</p>
<h2 class="gh-listhead">Not there after a few minutes?</h2>
<ul class="gh-plainlist">
<li>Look into the spam folder.</li>
<li>Check that you look into the mailbox that you registered with.</li>
<li>An account that has not been activated yet has no password to recover.</li>
</ul>
<div class="gh-actions gh-gap"><a class="usa-button usa-button--outline" href="{{PLAN_PATH}}/login">Back to login</a></div>
</section>
</div>
